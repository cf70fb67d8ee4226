import { type GraphiQLPlugin, useGraphiQL, useGraphiQLActions } from '@graphiql/react';
import { readSavedOperation, type SavedOperation } from './saved-operation.ts';

const files = import.meta.glob<string>('../../schema/operations/*.graphql', {
  query: '?raw',
  import: 'default',
  eager: true,
});

/** Every operation under `schema/operations`, in the order of the file names. */
export const savedOperations: readonly SavedOperation[] = Object.entries(files)
  .sort(([a], [b]) => (a < b ? -1 : 1))
  .map(([file, text]) => readSavedOperation(file, text));

/** The panel that asks a saved question: a click puts its operation in the editor and runs it. */
export const savedOperationsPanel: GraphiQLPlugin = {
  title: 'Saved operations',
  icon: QuestionIcon,
  content: SavedOperations,
};

function SavedOperations() {
  const shown = useGraphiQL((state) => state.tabs[state.activeTabIndex]?.query);
  const ready = useGraphiQL((state) => state.queryEditor !== undefined && state.responseEditor !== undefined);
  const ask = useAsk();
  return (
    <section className="saved-operations">
      <h1>Saved operations</h1>
      <p>
        Isthmus is a knowledge graph of economies, firms, blocs and trade relations. Choose a question: its operation
        goes into the editor and runs.
      </p>
      <ol>
        {savedOperations.map((operation) => (
          <li key={operation.text}>
            <button
              type="button"
              disabled={!ready}
              aria-current={operation.text === shown}
              onClick={() => ask(operation)}
            >
              <strong>{operation.question}</strong>
              {operation.explanation}
            </button>
          </li>
        ))}
      </ol>
      <p>Where the server asks for an API key, give it under Headers, below the editor.</p>
    </section>
  );
}

function useAsk(): (operation: SavedOperation) => void {
  const { addTab, run, setOperationFacts, stop } = useGraphiQLActions();
  const queryEditor = useGraphiQL((state) => state.queryEditor);
  const variableEditor = useGraphiQL((state) => state.variableEditor);
  const headerEditor = useGraphiQL((state) => state.headerEditor);

  return ({ text, definition }) => {
    stop();
    const current = queryEditor?.getValue().trim() ?? '';
    const own = current !== '' && savedOperations.every((operation) => operation.text.trim() !== current);
    if (own) {
      // What the analyst wrote stays in its tab; the key they gave goes along to the new one.
      const headers = headerEditor?.getValue() ?? '';
      addTab();
      headerEditor?.setValue(headers);
    }
    queryEditor?.setValue(text);
    variableEditor?.setValue(''); // the operation's own defaults hold, not values left by another question
    // The editor reads the operation's name a moment after a change; run() needs it now.
    setOperationFacts({ operations: [definition], ...(definition.name && { operationName: definition.name.value }) });
    run();
  };
}

function QuestionIcon() {
  return (
    <svg viewBox="0 0 24 24" fill="none" stroke="currentColor" strokeWidth="1.5" strokeLinecap="round">
      <title>Saved operations</title>
      <path d="M4 4h16v12H11l-5 4v-4H4z" strokeLinejoin="round" />
      <path d="M10 8.5a2 2 0 1 1 2.6 1.9c-.4.2-.6.5-.6 1.1M12 13.4v.1" />
    </svg>
  );
}
