/** What a stretch of Cypher is. A `name` stood in backticks; `unterminated` is a string, comment or name without its end. */
export type TokenKind = 'word' | 'name' | 'string' | 'parameter' | 'number' | 'symbol' | 'comment' | 'unterminated';

/** The innermost bracket around a token; braces hold either a map or a block of clauses. */
export type Enclosure = 'none' | 'parentheses' | 'brackets' | 'map' | 'block';

export interface Token {
  readonly kind: TokenKind;
  /** As written, but a name without its backticks and a parameter without its dollar sign. */
  readonly text: string;
  readonly start: number;
  readonly end: number;
  readonly inside: Enclosure;
  /** How many brackets are open around it; a bracket itself counts as outside. */
  readonly depth: number;
}

// In this order: what is met first decides, so nothing inside a comment, a string or backticks is read as anything else.
// A line ends at a carriage return too, as in Neo4j.
const lexemes =
  /(?<comment>\/\/[^\r\n]*|\/\*[\s\S]*?\*\/)|(?<string>'(?:[^'\\]|\\[\s\S])*'|"(?:[^"\\]|\\[\s\S])*")|(?<name>`(?:[^`]|``)*`)|(?<unterminated>\/\*|['"`])|(?<parameter>\$(?:[A-Za-z_]\w*|\d+|`(?:[^`]|``)*`))|(?<number>0[xX][0-9a-fA-F]+|0[oO][0-7]+|\d+(?:\.\d+)?(?:[eE][+-]?\d+)?)|(?<word>[A-Za-z_]\w*)|(?<space>\s+)|(?<symbol>::|\.\.|=~|\+=|[\s\S])/gu;

/**
 * The tokens of a statement, comments left in and white space out.
 *
 * Never throws: what it cannot close is one `unterminated` token up to the end.
 */
export function cypherTokens(statement: string): Token[] {
  const tokens: Token[] = [];
  const open: { closes: string; inside: Enclosure }[] = [];
  for (const match of statement.matchAll(lexemes)) {
    const [kind, written] = Object.entries(match.groups ?? {}).find(([, found]) => found !== undefined) ?? [
      'symbol',
      '',
    ];
    if (kind === 'space') continue;
    if (kind === 'symbol' && written === open.at(-1)?.closes) open.pop();
    const at = { inside: open.at(-1)?.inside ?? 'none', depth: open.length } as const;
    const start = match.index;
    if (kind === 'unterminated') {
      tokens.push({ kind, text: statement.slice(start), start, end: statement.length, ...at });
      break;
    }
    tokens.push({ kind: kind as TokenKind, text: bare(written), start, end: start + written.length, ...at });
    if (kind !== 'symbol') continue;
    if (written === '(') open.push({ closes: ')', inside: 'parentheses' });
    if (written === '[') open.push({ closes: ']', inside: 'brackets' });
    if (written === '{') open.push({ closes: '}', inside: opensBlock(tokens) ? 'block' : 'map' });
  }
  return tokens;
}

/** The tokens without comments: what an engine reads. */
export function cypherCode(statement: string): Token[] {
  return cypherTokens(statement).filter((token) => token.kind !== 'comment');
}

/** Positions of the tokens that name a label or a relationship type, whatever words they are. */
export function labelPositions(code: readonly Token[]): Set<number> {
  const found = new Set<number>();
  for (let at = 0; at < code.length; at++) {
    if (!startsLabels(code, at)) continue;
    let next = at + 1;
    for (let opened = 0; next < code.length; next++) {
      if (isSymbol(code[next], '!')) continue;
      if (isSymbol(code[next], '(')) {
        opened++;
        continue;
      }
      const label = code[next];
      if (label?.kind !== 'word' && label?.kind !== 'name') break;
      found.add(next);
      while (opened > 0 && isSymbol(code[next + 1], ')')) {
        opened--;
        next++;
      }
      if (!isSymbol(code[next + 1], '|') && !isSymbol(code[next + 1], '&')) break;
      next++;
      if (isSymbol(code[next + 1], ':')) next++;
    }
  }
  return found;
}

/** Whether the token is a bare word at a place where Cypher could read it as a keyword: no property, label or key of a map. */
export function isKeyword(code: readonly Token[], at: number, labels: ReadonlySet<number>): boolean {
  if (code[at]?.kind !== 'word' || labels.has(at)) return false;
  if (isSymbol(code[at + 1], ':')) return false;
  return !(isSymbol(code[at - 1], '.') && code[at - 2]?.kind !== 'number');
}

export function isSymbol(token: Token | undefined, symbol: string): boolean {
  return token?.kind === 'symbol' && token.text === symbol;
}

export function isWord(token: Token | undefined, ...words: readonly string[]): boolean {
  return token?.kind === 'word' && words.includes(token.text.toUpperCase());
}

/** Position of the bracket that closes the one at `opening`, or the end of the code. */
export function closingPosition(code: readonly Token[], opening: number): number {
  const depth = code[opening]?.depth ?? 0;
  for (let at = opening + 1; at < code.length; at++) if ((code[at]?.depth ?? 0) <= depth) return at;
  return code.length;
}

/** Position of the bracket that the one at `closing` closes. */
export function openingPosition(code: readonly Token[], closing: number): number {
  const depth = code[closing]?.depth ?? 0;
  for (let at = closing - 1; at >= 0; at--) if ((code[at]?.depth ?? 0) <= depth) return at;
  return -1;
}

function bare(written: string): string {
  const name = written.startsWith('$') ? written.slice(1) : written;
  return name.startsWith('`') ? name.slice(1, -1).replaceAll('``', '`') : name;
}

/** Whether the brace just read opens clauses, `EXISTS {` or `CALL (x) {`, and not a map. */
function opensBlock(tokens: readonly Token[]): boolean {
  const code = tokens.filter((token) => token.kind !== 'comment');
  const before = code.at(-2);
  if (isSymbol(before, ')')) return isWord(code[openingPosition(code, code.length - 2) - 1], 'CALL');
  return isWord(before, 'EXISTS', 'COUNT', 'COLLECT', 'CALL');
}

function startsLabels(code: readonly Token[], at: number): boolean {
  if (isSymbol(code[at], ':')) return code[at]?.inside !== 'map';
  // `(n IS Firm)`, the other spelling of `(n:Firm)`.
  return isWord(code[at], 'IS') && code[at + 1]?.kind === 'word' && !isWord(code[at + 1], ...afterIs);
}

const afterIs = ['NOT', 'NULL', 'TYPED', 'NORMALIZED', 'NFC', 'NFD', 'NFKC', 'NFKD'];
