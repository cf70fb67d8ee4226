import 'graphiql/setup-workers/vite';
import 'graphiql/style.css';
import './graphiql.css';

import { GraphiQL } from 'graphiql';
import { createRoot } from 'react-dom/client';
import { fetcher } from './fetcher.ts';
import { savedOperations, savedOperationsPanel } from './saved-operations.tsx';

// Only ours: GraphiQL's own history panel writes request headers, and with them API keys, into the browser's storage.
const plugins = [savedOperationsPanel];

createRoot(document.getElementById('graphiql')!).render(
  <GraphiQL
    fetcher={fetcher}
    plugins={plugins}
    visiblePlugin={savedOperationsPanel}
    defaultQuery={savedOperations[0]?.text ?? ''}
    shouldPersistHeaders={false}
  >
    <GraphiQL.Logo>Isthmus</GraphiQL.Logo>
  </GraphiQL>,
);
