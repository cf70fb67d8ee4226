import type { Row, Store } from '../graph/store.ts';
import { readQueryFile } from '../queries/header.ts';
import type { Statement } from '../queries/statement.ts';

interface NodeRow {
  readonly labels: string[];
  readonly properties: Row;
}
interface LinkRow {
  readonly type: string;
  readonly start: string;
  readonly end: string;
  readonly properties: Row;
}

const everyNode = statementOf<NodeRow>(`// Every node.
// @returns labels      [String!]!  labels
// @returns properties  [String!]!  properties
MATCH (node)
RETURN labels(node) AS labels, properties(node) AS properties`);

const everyLink = statementOf<LinkRow>(`// Every relationship.
// @returns type        String!     type
// @returns start       ID!         key of the start node
// @returns end         ID!         key of the end node
// @returns properties  [String!]!  properties
MATCH (start)-[link]->(end)
RETURN type(link) AS type, coalesce(start.iso3, start.key, start.id, start.hs) AS start,
       coalesce(end.iso3, end.key, end.id, end.hs) AS end, properties(link) AS properties`);

/** What a dataset says of its loads, in which graphs that say the same may differ. */
export const ofLoads = ['loadedAt', 'loads', 'kinds', 'touches'];

/** The nodes of a label with their properties; what is null is not among them. */
export async function graphNodes(store: Store, label: string): Promise<Row[]> {
  const rows = await store.rows(everyNode, {});
  return rows.filter(({ labels }) => labels.includes(label)).map(({ properties }) => withoutNull(properties));
}

/** The relationships of a type with the keys of their ends and their properties; what is null is not among them. */
export async function graphLinks(store: Store, type: string): Promise<Row[]> {
  const rows = await store.rows(everyLink, {});
  return rows
    .filter((row) => row.type === type)
    .map(({ start, end, properties }) => ({ start, end, ...withoutNull(properties) }));
}

/**
 * All that a store holds, one line a node or a relationship, sorted: two stores of the same lines hold the same graph.
 *
 * @param except properties left out, such as the time of a load.
 */
export async function graphDump(store: Store, except: readonly string[] = []): Promise<string[]> {
  const line = (parts: Row, properties: Row) =>
    JSON.stringify([
      parts,
      Object.entries(properties)
        .filter(([name, value]) => value !== null && !except.includes(name))
        .sort(([a], [b]) => (a < b ? -1 : 1)),
    ]);
  const lines: string[] = [];
  for await (const { labels, properties } of store.stream(everyNode, {}))
    lines.push(line({ labels: labels.toSorted() }, properties));
  for await (const { type, start, end, properties } of store.stream(everyLink, {}))
    lines.push(line({ type, start, end }, properties));
  return lines.sort();
}

function withoutNull(row: Row): Row {
  return Object.fromEntries(Object.entries(row).filter(([, value]) => value !== null));
}

function statementOf<R>(text: string): Statement<Record<string, never>, R> {
  const { header, body } = readQueryFile(text, 'a statement of a test');
  return { name: 'every node or relationship', text: body, ...header };
}
