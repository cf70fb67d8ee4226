import {
  type BlocInput,
  ExposureBesideDocument,
  type ExposureQuery,
  type Membership,
} from '../../__generated__/graphql.ts';
import { useAnswer } from '../../page/ask.ts';
import { Answered } from '../../parts/answered.tsx';
import { AsGraphql } from '../../parts/as-graphql.tsx';
import { Figure } from '../../parts/figure.tsx';
import { format } from '../../parts/format.ts';
import { Picture } from '../../parts/picture.tsx';
import { readSubject } from '../../parts/subject.ts';
import { Dots } from '../../pictures/dots.tsx';

/** The exposure beside that of another subject, another year or both, tier by tier. */
export function Beside({
  exposure,
  named,
  other,
  to,
  membership,
  colour,
}: {
  exposure: ExposureQuery['exposure'];
  /** How the subject and the year of `exposure` are called in the picture. */
  named: string;
  other: { readonly subject: string; readonly named: string; readonly year: string };
  to: BlocInput;
  membership: Membership;
  colour: string;
}) {
  const subject = readSubject(other.subject);
  const variables = subject && { subject, to, year: Number(other.year), membership };
  const answer = useAnswer(ExposureBesideDocument, variables);
  const otherNamed = `${other.named}, ${other.year}`;
  const { percent } = format;
  return (
    <Answered of={answer} what="what it is compared with">
      {({ exposure: beside }) => (
        <>
          <Figure
            label={`Exposure of ${otherNamed}`}
            value={percent(beside.share)}
            unit="of the value of the subject"
            finding={beside}
          />
          <Picture
            title="Side by side"
            summary={`● ${named}: ${percent(exposure.share)}. ○ ${otherNamed}: ${percent(beside.share)}. What has met the bloc up to each tier.`}
            sources={beside}
            tools={<AsGraphql document={ExposureBesideDocument} variables={variables} />}
            table={{
              columns: [
                { name: 'up to tier', show: format.number },
                { name: named, unit: 'share', show: percent },
                { name: otherNamed, unit: 'share', show: percent },
              ],
              rows: exposure.tiers.map(({ tier, cumulative }, at) => [
                tier,
                cumulative,
                beside.tiers[at]?.cumulative ?? null,
              ]),
            }}
          >
            {(width) => (
              <Dots
                width={width}
                label="Exposure up to each tier, of both"
                show={format.percentTick}
                rows={exposure.tiers.map(({ tier, cumulative }, at) => {
                  const there = beside.tiers[at]?.cumulative;
                  return {
                    label: tier === 0 ? 'Itself' : `Up to tier ${tier}`,
                    marks: [
                      { at: cumulative, colour, shape: 'dot' as const, text: `${named} ${percent(cumulative)}` },
                      ...(there === undefined
                        ? []
                        : [
                            {
                              at: there,
                              colour: 'var(--grey)',
                              shape: 'ring' as const,
                              text: `${otherNamed} ${percent(there)}`,
                            },
                          ]),
                    ],
                  };
                })}
              />
            )}
          </Picture>
        </>
      )}
    </Answered>
  );
}
