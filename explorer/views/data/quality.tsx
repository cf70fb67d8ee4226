import { useState } from 'react';
import { DatasetQualityDocument, type DatasetQualityQuery } from '../../__generated__/graphql.ts';
import { useAnswer } from '../../page/ask.ts';
import { Answered } from '../../parts/answered.tsx';
import { AsGraphql } from '../../parts/as-graphql.tsx';
import { format } from '../../parts/format.ts';

type Report = Extract<NonNullable<DatasetQualityQuery['node']>, { report: unknown }>['report'];

/** How complete a dataset is and how far it contradicts itself: all of it is read, so only once somebody looks. */
export function Quality({ id }: { id: string }) {
  const [isOpen, setIsOpen] = useState(false);
  return (
    <details onToggle={({ currentTarget }) => setIsOpen(currentTarget.open)}>
      <summary>Quality</summary>
      {isOpen && <Read id={id} />}
    </details>
  );
}

function Read({ id }: { id: string }) {
  const variables = { id };
  const answer = useAnswer(DatasetQualityDocument, variables);
  return (
    <Answered of={answer} what="the quality of the dataset">
      {({ node }) =>
        node && 'report' in node ? (
          <>
            <Found report={node.report} />
            <AsGraphql document={DatasetQualityDocument} variables={variables} />
          </>
        ) : (
          <p>The dataset is no longer there.</p>
        )
      }
    </Answered>
  );
}

const totalsOf: Readonly<Record<NonNullable<Report['totals']>[number]['of'], string>> = {
  PRODUCTS: 'all goods against the sum of products',
  PARTNERS: 'trade with the world against the sum over partners',
  SALES: 'output against all that is sold',
  INPUTS: 'output against purchases and value added',
};

const sides: Readonly<Record<NonNullable<Report['mirror']>[number]['of'], string>> = {
  GOODS: 'exporter and importer of goods',
  FLOW: 'origin and host of investment flows',
  STOCK: 'origin and host of investment stocks',
};

function Found({ report: { gaps, repeated, totals, mirror, unknownEnds } }: { report: Report }) {
  if (!gaps && !repeated && !totals && !mirror && !unknownEnds) return <p>It states no relationships.</p>;
  return (
    <ul>
      {gaps && (
        <li>
          {format.number(gaps.missing)} of {format.number(gaps.economyYears)} years of {gaps.economies} economies are
          missing
          {gaps.largest.length > 0 &&
            `, most of ${gaps.largest.map(({ economy, years }) => `${economy} (${years.join(', ')})`).join('; ')}`}
          .
        </li>
      )}
      {repeated && (
        <li>
          {format.number(repeated.facts)} facts are stated again
          {typeof repeated.mergedByLoad === 'number' &&
            `; of the newest file ${format.number(repeated.mergedByLoad)} were merged and ${format.number(repeated.refusedByLoad ?? 0)} refused`}
          .
        </li>
      )}
      {totals?.map(({ of, totals: count, apartUsd, apartShare, differing, worst }) => (
        <li key={of}>
          {format.number(differing)} of {format.number(count)} published totals differ, {totalsOf[of]}: by{' '}
          {format.usd(apartUsd)}
          {typeof apartShare === 'number' && ` (${format.percent(apartShare)})`}
          {worst.length > 0 &&
            `; most ${worst.map((one) => `${one.key} in ${one.year} (${format.usd(one.publishedUsd)} published, ${format.usd(one.summedUsd)} in sum)`).join('; ')}`}
          .
        </li>
      ))}
      {mirror?.map(({ of, flows, bothShare, medianDiscrepancy, weightedDiscrepancy }) => (
        <li key={of}>
          Of {format.number(flows)} figures {format.percent(bothShare)} are reported by {sides[of]}; half of these
          differ by less than {format.percent(medianDiscrepancy)}, by value they differ by{' '}
          {format.percent(weightedDiscrepancy)}.
        </li>
      ))}
      {unknownEnds && (
        <li>
          {format.number(unknownEnds.facts)} facts name what no record describes
          {unknownEnds.largest.length > 0 && `: ${unknownEnds.largest.map(({ key }) => key).join(', ')}`}
          {unknownEnds.ends > unknownEnds.largest.length && ' and others'}.
        </li>
      )}
    </ul>
  );
}
