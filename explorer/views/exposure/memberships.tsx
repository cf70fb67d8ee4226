import {
  type BlocInput,
  ExposureMembershipsDocument,
  type ExposureMembershipsQuery,
  type Membership,
  type SubjectInput,
} from '../../__generated__/graphql.ts';
import { useAnswer } from '../../page/ask.ts';
import { Answered } from '../../parts/answered.tsx';
import { AsGraphql } from '../../parts/as-graphql.tsx';
import { Why } from '../../parts/evidence.tsx';
import { format } from '../../parts/format.ts';
import { Picture } from '../../parts/picture.tsx';
import { Bars } from '../../pictures/bars.tsx';
import { memberships } from './membership-picker.tsx';

/** The exposure by each of the four memberships: what the place of suppliers hides, their owners show. */
export function Memberships(asked: { subject: SubjectInput; to: BlocInput; year: number; colour: string }) {
  const { colour, ...variables } = asked;
  const answer = useAnswer(ExposureMembershipsDocument, variables);
  return (
    <Answered of={answer} what="the four memberships">
      {(found) => (
        <Steps
          found={found}
          colour={colour}
          asGraphql={<AsGraphql document={ExposureMembershipsDocument} variables={variables} />}
        />
      )}
    </Answered>
  );
}

function Steps({
  found,
  colour,
  asGraphql,
}: {
  found: ExposureMembershipsQuery;
  colour: string;
  asGraphql: React.ReactNode;
}) {
  const { location, ownership, control, union } = found;
  const { percent } = format;
  const steps = [location, ownership, control, union];
  const hidden = Math.max(0, union.share - location.share);
  const wordsOf = (membership: Membership) => `By ${memberships[membership]}`;
  return (
    <Picture
      title="Hidden by ownership"
      summary={
        hidden === 0
          ? 'Nothing is: no supplier that stands elsewhere is known to be owned or controlled from the bloc.'
          : `${percent(hidden)} of the value meets the bloc only through who owns or controls a supplier that stands elsewhere.`
      }
      sources={union}
      tools={
        <>
          {asGraphql}
          <Why of="Hidden by ownership" finding={union} />
        </>
      }
      table={{
        columns: [
          { name: 'a supplier counts by' },
          { name: 'exposure', unit: 'share', show: percent },
          { name: 'at least', unit: 'share', show: percent },
          { name: 'at most', unit: 'share', show: percent },
        ],
        rows: steps.map(({ membership, share, lower, upper }) => [memberships[membership], share, lower, upper]),
      }}
    >
      {(width) => (
        <Bars
          width={width}
          label="Exposure by what makes a supplier count to the bloc"
          bars={steps.map(({ membership, share }) => ({
            label: wordsOf(membership),
            parts: [
              { name: 'by place', size: Math.min(share, location.share), colour },
              {
                name: 'by owners or control alone',
                size: Math.max(0, share - location.share),
                colour: 'var(--purple)',
              },
            ],
            text: percent(share),
          }))}
        />
      )}
    </Picture>
  );
}
