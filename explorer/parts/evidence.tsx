import { createContext, type ReactNode, useContext, useEffect, useRef, useState } from 'react';
import type { FindingPartsFragment } from '../__generated__/graphql.ts';
import { EconomyNames } from './economy-names.tsx';
import { format } from './format.ts';
import { wordsOfUnknown } from './unknown.ts';
import './evidence.css';

interface Evidence {
  readonly title: string;
  readonly content: ReactNode;
}

const Open = createContext<(evidence: Evidence) => void>(() => {});

/** Holds the one drawer in which evidence opens; the page puts it round every view. */
export function EvidenceDrawer({ children }: { children: ReactNode }) {
  const [evidence, setEvidence] = useState<Evidence | null>(null);
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    if (evidence !== null) dialog.current?.showModal();
  }, [evidence]);

  return (
    <Open value={setEvidence}>
      {children}
      {/* biome-ignore lint/a11y/useKeyWithClickEvents: the Escape key closes a modal dialog by itself */}
      <dialog
        ref={dialog}
        className="evidence"
        aria-labelledby="evidence-title"
        onClose={() => setEvidence(null)}
        onClick={({ target, currentTarget }) => target === currentTarget && currentTarget.close()}
      >
        {evidence && (
          <div className="stack">
            <header>
              <h2 id="evidence-title">{evidence.title}</h2>
              <button type="button" onClick={() => dialog.current?.close()}>
                Close
              </button>
            </header>
            {evidence.content}
          </div>
        )}
      </dialog>
    </Open>
  );
}

/** “Why?”: opens what a figure rests on. `children` is what is particular to it, such as its rows; the finding comes below. */
export function Why({
  of,
  finding,
  children,
}: {
  /** The figure, as the title of the drawer names it. */
  of: string;
  finding?: FindingPartsFragment;
  children?: ReactNode;
}) {
  const open = useContext(Open);
  const content = (
    <>
      {children}
      {finding && <FindingEvidence finding={finding} />}
    </>
  );
  return (
    <button type="button" className="quiet why" onClick={() => open({ title: `Why? ${of}`, content })}>
      Why?<span className="only-read-aloud"> {of}</span>
    </button>
  );
}

/** Method, years, coverage, what is taken for granted, and the datasets with their terms: of any finding. */
export function FindingEvidence({ finding }: { finding: FindingPartsFragment }) {
  const { method, years, coverage, assumptions, datasets, cost } = finding;
  return (
    <>
      <section>
        <h3>How it is arrived at</h3>
        <p>
          <strong>{method.name}.</strong> {method.description}
        </p>
        <p className="soft">
          Unit: {method.unit}. Mathematics: {method.source}
        </p>
      </section>
      <section>
        <h3>How much is known</h3>
        <p>
          {coverageWords[coverage.level]} {format.percent(coverage.unknownShare)} {wordsOfUnknown(method).full}
          {coverage.unstatedShare > 0 &&
            `, ${format.percent(coverage.unstatedShare)} where nobody states the purchases`}
          .
          {coverage.membersNotShown.length > 0 && (
            <>
              {' '}
              Members of the bloc that the data do not show apart: <EconomyNames codes={coverage.membersNotShown} />.
            </>
          )}
        </p>
        <p>
          {years.asked === years.used
            ? `Figures of ${years.used}.`
            : `Asked for ${years.asked}, answered with ${years.used}.`}{' '}
          {years.figures.length > 0 &&
            `Of them: ${years.figures.map(({ figure, year }) => `${figure} ${year}`).join(', ')}. `}
          Members as of {years.membershipsOn}.
        </p>
      </section>
      <section>
        <h3>What is taken for granted</h3>
        <ul>
          {assumptions.map(({ code, text }) => (
            <li key={code + text}>{text}</li>
          ))}
        </ul>
      </section>
      <section>
        <h3>Data</h3>
        <ul>
          {datasets.map((dataset) => (
            <li key={dataset.key}>
              <strong>{dataset.title}</strong>
              {dataset.illustrative && ' (invented, to show how answers come about)'}
              <br />
              {[dataset.publisher, dataset.edition, dataset.citation].filter(Boolean).join('; ')}
              <br />
              Terms: {dataset.licence ?? 'none stated'}. <code>{dataset.key}</code>
            </li>
          ))}
        </ul>
      </section>
      <p className="soft">
        {cost.nodes > 0
          ? `Solved over ${format.number(cost.nodes)} nodes and ${format.number(cost.links)} links in `
          : 'Put together in '}
        {format.number(cost.milliseconds, 1)} ms.
      </p>
    </>
  );
}

const coverageWords: Readonly<Record<FindingPartsFragment['coverage']['level'], string>> = {
  FULL: 'All of it.',
  PARTIAL: 'A part of it.',
  NONE: 'Nothing: a 0 would be ignorance, not safety.',
};
