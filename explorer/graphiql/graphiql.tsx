import 'graphiql/setup-workers/vite';
import 'graphiql/style.css';
import './graphiql.css';

import { GraphiQL } from 'graphiql';
import { createRoot } from 'react-dom/client';
import { fetcher } from './fetcher.ts';
import { readHandedOver } from './handed-over.ts';
import { savedOperations, savedOperationsPanel } from './saved-operations.tsx';

// Only ours: GraphiQL's own history panel writes request headers, and with them API keys, into the browser's storage.
const plugins = [savedOperationsPanel];

const handedOver = readHandedOver(location.hash);
// Read once: a reload goes on with what the analyst has made of it.
if (handedOver !== null) history.replaceState(null, '', location.pathname);

createRoot(document.getElementById('graphiql')!).render(
  <GraphiQL
    fetcher={fetcher}
    plugins={plugins}
    visiblePlugin={savedOperationsPanel}
    defaultQuery={savedOperations[0]?.text ?? ''}
    {...(handedOver && { initialQuery: handedOver.query, initialVariables: handedOver.variables })}
    shouldPersistHeaders={false}
  >
    <GraphiQL.Logo>Isthmus</GraphiQL.Logo>
  </GraphiQL>,
);
