import { fileURLToPath } from 'node:url';
import { freshBuild } from '../test/integration/fresh-build.ts';
import { pageReport } from '../test/integration/graphiql.page.ts';
import { serverOver, starterGraph } from '../test/integration/running-server.ts';

/** Writes `docs/graphiql.png`: the page as a visitor finds it, with the answer to the first saved operation. */
await freshBuild();
const graph = await starterGraph();
const server = await serverOver(graph);
await pageReport(`${server.url}/graphiql/`, fileURLToPath(new URL('graphiql.png', import.meta.url)));
await server.close();
await graph.close();
