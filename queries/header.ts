import { Kind, parseType, type TypeNode } from 'graphql';
import { KnownError } from '../model/errors.ts';
import { cypherCode, isKeyword, isSymbol, isWord, labelPositions, type Token } from './cypher-tokens.ts';

const scalars = ['ID', 'String', 'Int', 'Float', 'Boolean', 'Date', 'Year', 'Iso3', 'Share', 'Usd'] as const;

/** GraphQL's scalars and ours. Dates are ISO text, a share is 0..1, Usd is whole US dollars. */
export type ScalarName = (typeof scalars)[number];

/** Scalars that are whole numbers: a store must not send them as floats. */
export const integerScalars: ReadonlySet<ScalarName> = new Set<ScalarName>(['Int', 'Year']);

export type ValueType =
  | { readonly kind: 'scalar'; readonly scalar: ScalarName; readonly required: boolean }
  | { readonly kind: 'list'; readonly of: ValueType; readonly required: boolean }
  /** `[Row!]!`: a batch of rows, whose fields the header names one by one. */
  | { readonly kind: 'rows'; readonly required: true };

export interface Field {
  readonly name: string;
  readonly type: ValueType;
  /** The type as GraphQL writes it. */
  readonly graphqlType: string;
  /** What it means, with its unit. */
  readonly meaning: string;
}

export interface Parameter extends Field {
  /** Taken when the caller gives no value; undefined where there is none. */
  readonly default: string | number | boolean | null | undefined;
  /** Values it may take, of those of its type; null where any will do. */
  readonly limit: Limit | null;
}

/** Numbers from `min` to `max`, both included, or one of a few words. */
export type Limit = { readonly min: number; readonly max: number } | { readonly words: readonly string[] };

/** What a statement promises, as its file says it. */
export interface Header {
  /** One sentence: what the statement answers. */
  readonly description: string;
  /** The rest of the prose, paragraphs separated by an empty line; often empty. */
  readonly notes: string;
  readonly parameters: readonly Parameter[];
  /** Fields of a row of the batch. Those after a field of type `[Row!]!` are fields of that field's own rows. */
  readonly rowFields: readonly Field[];
  /** Columns, in the order of the answer. */
  readonly returns: readonly Field[];
  /** Labels and relationship types that the statement touches. */
  readonly reads: readonly string[];
  /** Of these, those of which each row names the datasets of all that it shows beside keys: what else is read may be of any dataset. */
  readonly names: readonly string[];
  /** Column that holds paths as lists of node keys, or null. */
  readonly paths: string | null;
  readonly engine: 'any' | 'neo4j';
}

export interface QueryFile {
  readonly header: Header;
  /** The statement without its header. */
  readonly body: string;
}

/**
 * The header and the statement of a `.cypher` file, each checked against the other.
 *
 * The header is the run of `//` lines at the top. Prose comes first; a tag starts at one space after the slashes, and
 * lines indented deeper go on with its meaning.
 *
 * @param file  how the file is named to whoever has to mend it.
 * @throws KnownError INVALID_QUERY_FILE, naming the file and the rule.
 */
export function readQueryFile(text: string, file: string): QueryFile {
  const refuse = (rule: string): never => {
    throw new KnownError('INVALID_QUERY_FILE', { file, rule });
  };
  const lines = text.replace(/^\uFEFF/, '').split(/\r?\n/);
  const length = lines.findIndex((line) => !line.startsWith('//'));
  const body = length < 0 ? '' : lines.slice(length).join('\n').trim();
  const header = readHeader(lines.slice(0, length < 0 ? lines.length : length), refuse);
  assertAgreement(header, cypherCode(body), refuse);
  return { header, body };
}

/** Whether a limit lets a value through. */
export function isWithin(limit: Limit, value: unknown): boolean {
  if ('words' in limit) return limit.words.some((word) => word === value);
  return typeof value === 'number' && value >= limit.min && value <= limit.max;
}

/** A limit as a header writes it, `1..4` or `A|B|C`. */
export function limitText(limit: Limit): string {
  return 'words' in limit ? limit.words.join('|') : `${limit.min}..${limit.max}`;
}

type Refuse = (rule: string) => never;

/** Columns in which a row names datasets. */
export const namesDatasets = /^(.+D|d)atasets?$/;

function readHeader(lines: readonly string[], refuse: Refuse): Header {
  const prose: string[] = [];
  const tags: string[] = [];
  for (const line of lines.map((whole) => whole.slice(2))) {
    if (/^ ?@/.test(line)) tags.push(line.trim());
    else if (tags.length === 0) prose.push(line.trim());
    else if (/^ {2,}\S/.test(line)) tags.push(`${tags.pop()} ${line.trim()}`);
    else if (line.trim() !== '') refuse(`prose comes before the tags, found '${line.trim()}' after them`);
  }
  const declared: Parameter[] = [];
  const limits = new Map<string, string>();
  const rowFields: Field[] = [];
  const returns: Field[] = [];
  const reads: string[] = [];
  const named: string[] = [];
  const once = new Map<string, string>();
  for (const line of tags) {
    const [tag = '', rest = ''] = line.split(/\s+(.*)/s);
    if (tag === '@param') declared.push(readParameter(rest, refuse));
    else if (tag === '@limit') {
      const [name = '', limit = ''] = rest.split(/\s+(.*)/s);
      if (limits.has(name)) refuse(`@limit ${name} stands twice`);
      limits.set(name, limit);
    } else if (tag === '@row') rowFields.push(readField(rest, refuse));
    else if (tag === '@returns') returns.push(readField(rest, refuse));
    else if (tag === '@reads') reads.push(...rest.split(',').map((name) => name.trim()));
    else if (tag === '@names') named.push(...rest.split(',').map((name) => name.trim()));
    else if (tag !== '@paths' && tag !== '@engine') refuse(`'${tag}' is not a tag`);
    else if (once.has(tag)) refuse(`${tag} stands twice`);
    else once.set(tag, rest);
  }

  const [first = '', ...others] = prose
    .join('\n')
    .trim()
    .split(/\n{2,}/)
    .map((paragraph) => paragraph.replaceAll('\n', ' '));
  const [description, after = ''] = first.split(/(?<=[.?])\s+(.*)/s);
  if (!description || !/[.?]$/.test(description))
    refuse('the first line is a sentence that says what the statement answers');
  const engine = once.get('@engine') ?? 'any';
  if (engine !== 'any' && engine !== 'neo4j') refuse(`@engine is 'neo4j' or left out, found '${engine}'`);
  const header: Header = {
    description: description ?? '',
    notes: [after, ...others].filter((paragraph) => paragraph !== '').join('\n\n'),
    parameters: limited(declared, limits, refuse),
    rowFields,
    returns,
    reads,
    names: named,
    paths: once.get('@paths') ?? null,
    engine: engine === 'neo4j' ? 'neo4j' : 'any',
  };
  assertConsistent(header, refuse);
  return header;
}

/** `name Type meaning` */
function readField(text: string, refuse: Refuse): Field {
  const [, name, graphqlType, meaning] = /^(\S+)\s+(\S+)\s+(.+)$/s.exec(text) ?? [];
  if (!name || !graphqlType || !meaning) return refuse(`'${text}' wants a name, a type and a meaning`);
  if (!/^[a-z][A-Za-z0-9]*$/.test(name)) refuse(`'${name}' is not a name: letters and digits, a small letter first`);
  return { name, type: readType(graphqlType, refuse), graphqlType, meaning };
}

/** `name Type meaning`, or `name Type = value meaning` where the caller may leave it out. */
function readParameter(text: string, refuse: Refuse): Parameter {
  const [, start, value, meaning] = /^(\S+\s+\S+)\s+=\s+("[^"]*"|\S+)\s+(.+)$/s.exec(text) ?? [];
  if (!start || value === undefined) return { ...readField(text, refuse), default: undefined, limit: null };
  const field = readField(`${start} ${meaning}`, refuse);
  return { ...field, default: readDefault(value, field, refuse), limit: null };
}

/** The parameters with the limits that `@limit name …` sets on them. */
function limited(
  parameters: readonly Parameter[],
  limits: ReadonlyMap<string, string>,
  refuse: Refuse,
): readonly Parameter[] {
  const stray = [...limits.keys()].find((limit) => parameters.every(({ name }) => name !== limit));
  if (stray !== undefined) refuse(`@limit names '${stray}', which is not a @param`);
  return parameters.map((parameter) => {
    const text = limits.get(parameter.name);
    if (text === undefined) return parameter;
    const limit = readLimit(text, parameter, refuse);
    const { name, default: value } = parameter;
    if (value !== undefined && value !== null && !isWithin(limit, value))
      refuse(`the default of '${name}' is ${JSON.stringify(value)}, outside its @limit ${text}`);
    return { ...parameter, limit };
  });
}

/** `1..4` for a number, `A|B|C` for a text. */
function readLimit(text: string, { name, type, graphqlType }: Parameter, refuse: Refuse): Limit {
  const scalar = type.kind === 'scalar' ? type.scalar : null;
  if (scalar === 'Int' || scalar === 'Year' || scalar === 'Float' || scalar === 'Share' || scalar === 'Usd') {
    const [, least, most] = /^(-?\d+(?:\.\d+)?)\.\.(-?\d+(?:\.\d+)?)$/.exec(text) ?? [];
    const limit = { min: Number(least), max: Number(most) };
    return limit.min <= limit.max ? limit : refuse(`@limit ${name} of a number is least..most, found '${text}'`);
  }
  if (scalar === 'ID' || scalar === 'String' || scalar === 'Iso3') {
    if (/^[\w-]+(\|[\w-]+)*$/.test(text)) return { words: text.split('|') };
    return refuse(`@limit ${name} of a text is words, A|B|C, found '${text}'`);
  }
  return refuse(`@limit ${name} wants one number or one text, and its type is ${graphqlType}`);
}

function readDefault(
  text: string,
  { name, type, graphqlType }: Field,
  refuse: Refuse,
): string | number | boolean | null {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    refuse(`the default of '${name}' is JSON, found '${text}'`);
  }
  if (value === null && !type.required) return null;
  if (type.kind === 'scalar') {
    const { scalar } = type;
    if (scalar === 'Boolean' && typeof value === 'boolean') return value;
    if (integerScalars.has(scalar) && typeof value === 'number' && Number.isInteger(value)) return value;
    if (['Float', 'Share', 'Usd'].includes(scalar) && typeof value === 'number') return value;
    if (['ID', 'String', 'Date', 'Iso3'].includes(scalar) && typeof value === 'string') return value;
  }
  return refuse(`the default of '${name}' is ${text}, and its type is ${graphqlType}`);
}

function readType(text: string, refuse: Refuse): ValueType {
  let node: TypeNode;
  try {
    node = parseType(text);
  } catch {
    return refuse(`'${text}' is not a GraphQL type`);
  }
  if (text === '[Row!]!') return { kind: 'rows', required: true };
  return valueType(node, false, refuse);
}

function valueType(node: TypeNode, required: boolean, refuse: Refuse): ValueType {
  if (node.kind === Kind.NON_NULL_TYPE) return valueType(node.type, true, refuse);
  if (node.kind === Kind.LIST_TYPE) return { kind: 'list', of: valueType(node.type, false, refuse), required };
  const scalar = scalars.find((known) => known === node.name.value);
  if (!scalar) return refuse(`'${node.name.value}' is not one of ${scalars.join(', ')}; a batch is [Row!]!`);
  return { kind: 'scalar', scalar, required };
}

function assertConsistent({ parameters, rowFields, returns, reads, names, paths }: Header, refuse: Refuse): void {
  const lists = { '@param': parameters, '@row': rowFields, '@returns': returns };
  for (const [tag, fields] of Object.entries(lists)) {
    const twice = fields.find((field, at) => fields.findIndex(({ name }) => name === field.name) < at);
    if (twice) refuse(`${tag} ${twice.name} stands twice`);
  }
  const batches = parameters.filter(({ type }) => type.kind === 'rows');
  if (batches.length > 1) refuse('a statement takes one batch of rows');
  if (batches.length === 0 && rowFields.length > 0) refuse('@row needs a parameter of type [Row!]!');
  if (batches.length === 1 && rowFields.length === 0) refuse('a parameter of type [Row!]! needs @row for each field');
  if (rowFields.filter(({ type }) => type.kind === 'rows').length > 1)
    refuse('rows nest once: one @row of type [Row!]!');
  if (returns.some(({ type }) => type.kind === 'rows')) refuse('rows are a parameter, not an answer');
  const unread = names.find((name) => !reads.includes(name));
  if (unread !== undefined) refuse(`@names ${unread} is not among what the statement reads`);
  if (names.length > 0 && !returns.some(({ name }) => namesDatasets.test(name)))
    refuse('@names needs a column that names datasets: dataset, otherDataset or datasets');
  if (paths === null) return;
  const column = returns.find(({ name }) => name === paths);
  if (column?.graphqlType !== '[[ID!]!]!') refuse(`@paths names a returned column of type [[ID!]!]!, found '${paths}'`);
}

function assertAgreement(header: Header, code: readonly Token[], refuse: Refuse): void {
  if (code.length === 0) refuse('there is no statement below the header');
  if (code.some(({ kind }) => kind === 'unterminated')) refuse('a string, a comment or a quoted name is not closed');
  const labels = labelPositions(code);
  const names = (fields: readonly Field[]): string[] => fields.map(({ name }) => name);
  const used = code.filter(({ kind }) => kind === 'parameter').map(({ text }) => text);
  assertSame('@param', names(header.parameters), '$parameters of the statement', used, refuse);
  const touched = [...labels].map((at) => code[at]?.text ?? '');
  assertSame('@reads', header.reads, 'labels and types of the statement', touched, refuse);

  const columns = returnedColumns(code, labels, refuse);
  if (columns.join() !== names(header.returns).join()) {
    refuse(`@returns ${listed(names(header.returns))} differs from the last RETURN, ${listed(columns)}; order counts`);
  }

  const batch = header.parameters.find(({ type }) => type.kind === 'rows');
  if (!batch) return;
  const nestedAt = header.rowFields.findIndex(({ type }) => type.kind === 'rows');
  const outer = nestedAt < 0 ? header.rowFields : header.rowFields.slice(0, nestedAt + 1);
  const row = unwound(code, (at) => code[at]?.text === batch.name && isWord(code[at - 1], 'UNWIND'));
  if (row === null) refuse(`the statement begins its batch with UNWIND $${batch.name} AS row`);
  assertSame('@row', names(outer), `fields of '${row}' in the statement`, properties(code, row), refuse);
  if (nestedAt < 0) return;
  const nested = header.rowFields[nestedAt]?.name;
  const link = unwound(
    code,
    (at) => code[at]?.text === nested && isSymbol(code[at - 1], '.') && code[at - 2]?.text === row,
  );
  if (link === null) refuse(`the statement takes nested rows with UNWIND ${row}.${nested} AS …`);
  const inner = header.rowFields.slice(nestedAt + 1);
  assertSame(`@row of ${nested}`, names(inner), `fields of '${link}' in the statement`, properties(code, link), refuse);
}

/** Aliases of the last RETURN outside all brackets, in order; none where the statement returns nothing. */
function returnedColumns(code: readonly Token[], labels: ReadonlySet<number>, refuse: Refuse): string[] {
  const starts = (at: number, ...words: string[]): boolean =>
    code[at]?.depth === 0 && isWord(code[at], ...words) && isKeyword(code, at, labels) && !isWord(code[at - 1], 'AS');
  const start = code.findLastIndex((_, at) => starts(at, 'RETURN'));
  if (start < 0) return [];
  const columns: Token[][] = [[]];
  for (let at = isWord(code[start + 1], 'DISTINCT') ? start + 2 : start + 1; at < code.length; at++) {
    const token = code[at];
    if (!token || starts(at, 'ORDER', 'SKIP', 'OFFSET', 'LIMIT', 'UNION') || isSymbol(token, ';')) break;
    if (token.depth === 0 && isSymbol(token, ',')) columns.push([]);
    else columns.at(-1)?.push(token);
  }
  return columns.map((column) => {
    const alias = column.at(-1);
    const isName = alias?.kind === 'word' || alias?.kind === 'name';
    if (alias && isName && (column.length === 1 || isWord(column.at(-2), 'AS'))) return alias.text;
    return refuse("every returned column is given its name, '… AS name'");
  });
}

/** The variable that takes the elements of a list: `x` of `UNWIND … AS x`, where `ends` knows the end of the list. */
function unwound(code: readonly Token[], ends: (at: number) => boolean): string | null {
  const as = code.findIndex((token, at) => isWord(token, 'AS') && ends(at - 1));
  return as < 0 ? null : (code[as + 1]?.text ?? null);
}

function properties(code: readonly Token[], variable: string): string[] {
  return code
    .filter((_, at) => isSymbol(code[at - 1], '.') && code[at - 2]?.text === variable && !isSymbol(code[at - 3], '.'))
    .map(({ text }) => text);
}

function assertSame(
  tag: string,
  declared: readonly string[],
  what: string,
  found: readonly string[],
  refuse: Refuse,
): void {
  const undeclared = found.filter((name) => !declared.includes(name));
  const unused = declared.filter((name) => !found.includes(name));
  if (undeclared.length > 0) refuse(`${tag} leaves out ${listed(undeclared)}, among the ${what}`);
  if (unused.length > 0) refuse(`${tag} names ${listed(unused)}, not among the ${what}`);
}

function listed(names: readonly string[]): string {
  return names.length === 0 ? '(none)' : [...new Set(names)].map((name) => `'${name}'`).join(', ');
}
