import { Readable } from 'node:stream';
import { stringify } from 'csv-stringify';
import type { FastifyInstance, FastifyReply } from 'fastify';
import { savedExport } from '../answers/saved-export.ts';
import type { Graph } from '../graph/graph.ts';
import { KnownError } from '../model/errors.ts';
import { readParameters } from '../queries/saved-parameters.ts';
import type { Row, Statement } from '../queries/statement.ts';
import { graphml } from './graphml.ts';
import { requestTimeoutMs } from './limits.ts';
import { steadyRows } from './steady-rows.ts';

/** Rows that a file may hold; an answer with more fails rather than ends early. */
const mostRows = 1_000_000;

/** Parameter that names a dataset whose licence the caller answers for; once for each. No saved query has one so named. */
const allowLicence = 'allow-licence';

const formats = ['csv', 'json', 'graphml'] as const;
type Format = (typeof formats)[number];

/**
 * `GET /saved/<name>.csv?parameter=value`, and `.json`, and `.graphml` where the query returns paths: of one state of the graph,
 * streamed, whole or not at all; `GET /saved` lists them. Rows of a dataset whose licence forbids it leave only when
 * `allow-licence=<dataset>` names it.
 */
export function savedRoutes(app: FastifyInstance, graph: Graph, saved: readonly Statement[]): void {
  for (const address of ['/saved', '/saved/'])
    app.get(address, async () =>
      saved.map(({ name, description, parameters }) => ({
        name,
        description,
        parameters: Object.fromEntries(parameters.map((parameter) => [parameter.name, parameter.graphqlType])),
      })),
    );
  app.get<{ Params: { file: string }; Querystring: Record<string, string | string[]> }>(
    '/saved/:file',
    async (request, reply) => {
      const [, name = '', extension = ''] = /^([a-z][a-z0-9-]*)\.([a-z]+)$/.exec(request.params.file) ?? [];
      const statement = saved.find((candidate) => candidate.name === name);
      const format = formats.find((known) => known === extension);
      if (!statement) throw new KnownError('NOT_FOUND', { kind: 'saved query', key: name || request.params.file });
      if (!format || (format === 'graphml' && statement.paths === null)) {
        throw new KnownError('NOT_FOUND', { kind: `file of the saved query '${name}'`, key: `.${extension}` });
      }
      const controller = new AbortController();
      reply.raw.on('close', () => controller.abort());
      const { [allowLicence]: allowed = [], ...given } = request.query;
      const parameters = readParameters(statement.parameters, onceEach(given));
      const limits = { timeoutMs: requestTimeoutMs, maxRows: mostRows };
      const rows = await steadyRows(graph.reads, controller.signal, (store) =>
        savedExport(store, statement, parameters, [allowed].flat(), limits),
      );
      return sendRows(reply, statement, format, rows);
    },
  );
}

/** The texts of an address by name. @throws KnownError BAD_USER_INPUT for a name that is given twice. */
function onceEach(query: Readonly<Record<string, string | string[]>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(query).map(([name, text]) => {
      if (typeof text !== 'string')
        throw new KnownError('BAD_USER_INPUT', { what: `Parameter '${name}'`, found: text.join(', '), wanted: 'one' });
      return [name, text];
    }),
  );
}

function sendRows(reply: FastifyReply, statement: Statement, format: Format, rows: AsyncIterable<Row>): FastifyReply {
  reply
    .header('content-disposition', `attachment; filename="${statement.name}.${format}"`)
    .header('cache-control', 'no-store');
  if (format === 'csv') return reply.type('text/csv; charset=utf-8').send(csvOf(statement, rows));
  if (format === 'json') return reply.type('application/json; charset=utf-8').send(Readable.from(jsonOf(rows)));
  return reply.type('application/graphml+xml; charset=utf-8').send(Readable.from(graphml(statement, rows)));
}

/** Rows as CSV: lists as JSON; a text that a spreadsheet would run as a formula is quoted with an apostrophe. */
export function csvOf(statement: Statement, rows: AsyncIterable<Row>): Readable {
  const columns = statement.returns.map(({ name }) => name);
  const cells = (async function* () {
    for await (const row of rows) yield columns.map((name) => cellOfCsv(row[name]));
  })();
  const csv = stringify({ header: true, columns, record_delimiter: 'windows' });
  const source = Readable.from(cells);
  source.on('error', (error) => csv.destroy(error));
  return source.pipe(csv);
}

/** A value as a cell of a CSV file that a spreadsheet may open. */
export function cellOfCsv(value: unknown): string | number | null {
  if (value === null || value === undefined) return null;
  if (typeof value === 'number') return value;
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return /^[=+\-@\t\r\n]/.test(text) ? `'${text}` : text;
}

async function* jsonOf(rows: AsyncIterable<Row>): AsyncGenerator<string> {
  let separator = '[\n';
  for await (const row of rows) {
    yield `${separator}${JSON.stringify(row)}`;
    separator = ',\n';
  }
  yield separator === '[\n' ? '[]\n' : '\n]\n';
}
