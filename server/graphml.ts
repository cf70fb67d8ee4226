import type { Row, Statement } from '../queries/statement.ts';

/**
 * The paths of a saved query's answer as GraphML, node by node and link by link as they are met.
 *
 * A node carries its key; a link is one step of a path, given once however many paths take it.
 */
export async function* graphml(statement: Statement, rows: AsyncIterable<Row>): AsyncGenerator<string> {
  yield `<?xml version="1.0" encoding="UTF-8"?>\n<graphml xmlns="http://graphml.graphdrawing.org/xmlns">\n`;
  yield `  <graph id="${xml(statement.name)}" edgedefault="directed">\n`;
  const met = new Set<string>();
  for await (const row of rows) {
    for (const path of row[statement.paths as string] as readonly (readonly string[])[]) {
      for (let k = 0; k < path.length; k++) {
        const node = path[k] as string;
        if (!met.has(node)) {
          met.add(node);
          yield `    <node id="${xml(node)}"/>\n`;
        }
        const link = k === 0 ? null : `${path[k - 1]}\u001f${node}`;
        if (link === null || met.has(link)) continue;
        met.add(link);
        yield `    <edge source="${xml(path[k - 1] as string)}" target="${xml(node)}"/>\n`;
      }
    }
  }
  yield '  </graph>\n</graphml>\n';
}

/** Text inside XML 1.0: what it can't hold is left out, what it reads as markup is escaped. */
function xml(text: string): string {
  return text
    .replace(/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, '')
    .replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}
