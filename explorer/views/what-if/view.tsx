import { useId } from 'react';
import {
  type FragmentationInput,
  WhatIfBandDocument,
  type WhatIfBandQuery,
  WhatIfCarbonDocument,
  WhatIfDocument,
  type WhatIfQuery,
  WhatIfScenariosDocument,
} from '../../__generated__/graphql.ts';
import { useChoices } from '../../page/address.ts';
import { useAnswer } from '../../page/ask.ts';
import { Answered } from '../../parts/answered.tsx';
import { AsGraphql } from '../../parts/as-graphql.tsx';
import { readBloc } from '../../parts/bloc.ts';
import { Why } from '../../parts/evidence.tsx';
import { Figure } from '../../parts/figure.tsx';
import { format } from '../../parts/format.ts';
import { Picture } from '../../parts/picture.tsx';
import { Slider } from '../../parts/slider.tsx';
import { YearPicker } from '../../parts/year-picker.tsx';
import { Bars } from '../../pictures/bars.tsx';
import { Dots } from '../../pictures/dots.tsx';
import { readSides } from './sides.ts';
import { Sides } from './sides.tsx';

/**
 * An empty text leaves it to the scenario. `between` are sides of one's own, in place of a scenario by name. Half of what is lost
 * is found elsewhere: with all of it the world loses nothing by definition, with none nobody looks for another supplier.
 */
const defaults = { scenario: 'two-blocs', between: '', year: '2011', degree: '', resourced: '0.5', elasticity: '' };

type Fragmentation = WhatIfQuery['fragmentation'];
type Band = WhatIfBandQuery['fragmentation']['band'];

export function View() {
  const [chosen, choose] = useChoices(defaults);
  const sides = readSides(chosen.between);
  const given = (text: string) => (text === '' ? undefined : Number(text));
  const scenario = {
    year: Number(chosen.year),
    ...(sides.length > 0 ? { between: sides.map(readBloc) } : { preset: chosen.scenario }),
    degree: given(chosen.degree),
    resourced: Number(chosen.resourced),
    elasticity: given(chosen.elasticity),
  } as FragmentationInput;
  const answer = useAnswer(WhatIfDocument, { scenario });

  return (
    <>
      <h1>What happens if blocs cut their ties?</h1>
      <section className="question" aria-label="What is asked">
        <ScenarioPicker
          value={sides.length > 0 ? '' : chosen.scenario}
          onChoose={(name) => choose({ scenario: name, between: '', degree: '', resourced: '', elasticity: '' })}
        />
        <YearPicker value={chosen.year} sources={['mrio']} onChoose={(year) => choose({ year })} />
        <Slider
          label="Trade between them that ends"
          value={given(chosen.degree) ?? answer.data?.fragmentation.endsShare ?? 1}
          {...{ from: 0, to: 1, step: 0.05, show: format.percent }}
          onChoose={(degree) => choose({ degree }, true)}
        />
        <Slider
          label="Losses found with other suppliers"
          value={Number(chosen.resourced)}
          {...{ from: 0, to: 1, step: 0.05, show: format.percent }}
          onChoose={(resourced) => choose({ resourced }, true)}
        />
        <Slider
          label="Trade elasticity"
          value={given(chosen.elasticity) ?? 4}
          {...{ from: 1, to: 12, step: 0.5 }}
          show={(value) => format.number(value, 1)}
          onChoose={(elasticity) => choose({ elasticity }, true)}
        />
      </section>
      <Answered of={answer} what="both methods">
        {({ fragmentation }) => (
          <>
            {fragmentation.blocs.length <= 3 && (
              <Sides
                sides={fragmentation.blocs}
                outside={fragmentation.economies.nodes
                  .filter(({ bloc, aggregate }) => bloc === null && !aggregate)
                  .map(({ economy }) => economy)
                  .sort((a, b) => (a.name ?? a.key).localeCompare(b.name ?? b.key))}
                onMove={(between) => choose({ between })}
              />
            )}
            <Outcome fragmentation={fragmentation} scenario={scenario} />
          </>
        )}
      </Answered>
      <Carbon scenario={scenario} sources={answer.data?.fragmentation ?? null} />
    </>
  );
}

function ScenarioPicker({ value, onChoose }: { value: string; onChoose: (name: string) => void }) {
  const id = useId();
  const scenarios = useAnswer(WhatIfScenariosDocument, {}).data?.fragmentationScenarios ?? [];
  return (
    <div className="field wide">
      <label htmlFor={id}>Scenario</label>
      <select id={id} value={value} onChange={({ target }) => onChoose(target.value)}>
        {value === '' && <option value="">Sides of your own</option>}
        {scenarios.length === 0 && value !== '' && <option value={value}>{value}</option>}
        {scenarios.map(({ name, description }) => (
          <option key={name} value={name}>
            {description}
          </option>
        ))}
      </select>
    </div>
  );
}

function Outcome({ fragmentation, scenario }: { fragmentation: Fragmentation; scenario: FragmentationInput }) {
  const { economies, unmet, equilibrium, worldValueAddedUsd, worldValueAddedChangeUsd } = fragmentation;
  const band = useAnswer(WhatIfBandDocument, { scenario });
  const losers = economies.nodes.filter(({ losesBoth, aggregate }) => losesBoth && !aggregate);
  const tools = (of: string) => (
    <>
      <AsGraphql document={WhatIfDocument} variables={{ scenario }} />
      <Why of={of} finding={fragmentation}>
        <p>
          {fragmentation.accountingMethod.name}: {fragmentation.accountingMethod.description}
        </p>
      </Why>
    </>
  );
  return (
    <>
      <div className="figures">
        <Figure
          size="headline"
          label="Value added of the world"
          value={format.change(worldValueAddedChangeUsd / worldValueAddedUsd)}
          unit="by fixed recipes at old prices"
          finding={fragmentation}
        />
        <Figure
          label="Lose by both methods"
          value={format.number(losers.length)}
          unit="economies"
          finding={fragmentation}
        />
        <Figure label="Needs unmet" value={format.usd(unmet.usd)} unit="US dollars a year" finding={fragmentation} />
        <Figure
          label="Length of chains"
          value={`${format.number(fragmentation.chainLengthBefore, 2)} → ${format.number(fragmentation.chainLengthAfter, 2)}`}
          unit="sales of a product on its way"
          finding={fragmentation}
        />
      </div>
      {!equilibrium.converged && (
        <p role="alert">The equilibrium was not reached: do not use the changes of welfare.</p>
      )}
      <Answered of={band} what="the band of 27 scenarios">
        {({ fragmentation: { band: found } }) => (
          <WinnersAndLosers fragmentation={fragmentation} band={found} tools={tools('Winners and losers')} />
        )}
      </Answered>
      <Bottlenecks fragmentation={fragmentation} tools={tools('Bottlenecks')} />
    </>
  );
}

/** Rows of the picture: those that lose most, and those that win most. The table behind it has all. */
const [mostLosers, mostWinners] = [16, 6];

function WinnersAndLosers({
  fragmentation,
  band,
  tools,
}: {
  fragmentation: Fragmentation;
  band: Band;
  tools: React.ReactNode;
}) {
  const all = fragmentation.economies.nodes.filter(({ aggregate }) => !aggregate);
  const shown =
    all.length <= mostLosers + mostWinners ? all : [...all.slice(0, mostLosers), ...all.slice(-mostWinners)];
  const ranges = new Map(band.economies.map((one) => [one.economy.key, one]));
  const always = band.losersAlways.map(({ key, name }) => name ?? key);
  const change = format.change;
  return (
    <Picture
      title="Winners and losers"
      summary={`Two methods that answer different questions: ● welfare in equilibrium, ■ value added by fixed recipes. Lines span ${format.number(band.scenarios)} scenarios: how much ends, how much is found elsewhere, which elasticity. ${always.length === 0 ? 'Nobody loses' : `${format.number(always.length)} lose`} in all of them${always.length === 0 ? '' : `: ${always.slice(0, 8).join(', ')}${always.length > 8 ? ' and others' : ''}`}.${band.converged ? '' : ' Not every equilibrium was reached.'}`}
      sources={fragmentation}
      tools={tools}
      table={{
        columns: [
          { name: 'economy' },
          { name: 'side' },
          { name: 'welfare', unit: 'fraction', show: change },
          { name: 'welfare, worst', unit: 'fraction', show: change },
          { name: 'welfare, best', unit: 'fraction', show: change },
          { name: 'value added', unit: 'fraction', show: change },
          { name: 'value added, worst', unit: 'fraction', show: change },
          { name: 'value added, best', unit: 'fraction', show: change },
          { name: 'value added, change', unit: 'usd', show: format.usd },
        ],
        rows: all.map(({ economy, bloc, welfareChange, valueAddedChange, valueAddedChangeUsd }) => {
          const range = ranges.get(economy.key);
          return [
            economy.name ?? economy.key,
            bloc ?? 'trades on with all',
            welfareChange,
            range?.welfareChange.lower ?? null,
            range?.welfareChange.upper ?? null,
            valueAddedChange ?? null,
            range?.valueAddedChange?.lower ?? null,
            range?.valueAddedChange?.upper ?? null,
            valueAddedChangeUsd,
          ];
        }),
      }}
    >
      {(width) => (
        <Dots
          width={width}
          label="Changes of welfare and of value added, by economy"
          show={format.changeTick}
          rows={shown.map(({ economy, welfareChange, valueAddedChange }) => {
            const range = ranges.get(economy.key);
            return {
              label: economy.name ?? economy.key,
              marks: [
                {
                  at: welfareChange,
                  ...rangeOf(range?.welfareChange),
                  colour: 'var(--purple)',
                  shape: 'dot' as const,
                  text: `welfare ${change(welfareChange)}`,
                },
                ...(typeof valueAddedChange === 'number'
                  ? [
                      {
                        at: valueAddedChange,
                        ...rangeOf(range?.valueAddedChange),
                        colour: 'var(--orange)',
                        shape: 'square' as const,
                        text: `value added ${change(valueAddedChange)}`,
                      },
                    ]
                  : []),
              ],
            };
          })}
        />
      )}
    </Picture>
  );
}

function rangeOf(range: { readonly lower: number; readonly upper: number } | null | undefined) {
  return range ? { range: [range.lower, range.upper] as const } : {};
}

function Bottlenecks({ fragmentation, tools }: { fragmentation: Fragmentation; tools: React.ReactNode }) {
  const { items, totalCount, usd } = fragmentation.unmet;
  if (totalCount === 0) return <p>Every need is met by other suppliers: there is no bottleneck.</p>;
  const buyer = ({ economy, industry, industryName }: (typeof items)[number]) =>
    industry === null
      ? `users in ${economy.name ?? economy.key}`
      : `${industryName ?? industry} in ${economy.name ?? economy.key}`;
  return (
    <Picture
      title="Bottlenecks"
      summary={`${format.number(totalCount)} needs stay unmet, ${format.usd(usd)} in all; the largest, buyer ← what it lacks. Striped: nobody whom the buyer may still buy from sells any.`}
      sources={fragmentation}
      tools={tools}
      table={{
        columns: [
          { name: 'what' },
          { name: 'for whom' },
          { name: 'missing', unit: 'usd', show: format.usd },
          { name: 'of the need', unit: 'share', show: format.percent },
          { name: 'output at most', unit: 'share', show: format.percent },
          { name: 'no source left' },
        ],
        rows: items.map((need) => [
          need.sectorName,
          buyer(need),
          need.usd,
          need.ofNeed,
          need.outputAtMost ?? null,
          need.withoutSource ? 'yes' : 'no',
        ]),
      }}
    >
      {(width) => (
        <Bars
          width={width}
          label="The largest needs that stay unmet, US dollars"
          bars={items.map((need) => ({
            label: `${buyer(need)} ← ${need.sectorName}`,
            parts: [
              { name: format.usd(need.usd), size: need.usd, colour: 'var(--orange)', striped: need.withoutSource },
            ],
            text: `${format.usd(need.usd)}, ${format.percent(need.ofNeed)} of the need`,
          }))}
        />
      )}
    </Picture>
  );
}

const rules = { producersKt: 'Producers pay', consumersKt: 'Consumers pay' } as const;

function Carbon({ scenario, sources }: { scenario: FragmentationInput; sources: Fragmentation | null }) {
  const answer = useAnswer(WhatIfCarbonDocument, { scenario });
  const [{ pays }, choose] = useChoices({ pays: 'producersKt' });
  const rule = pays in rules ? (pays as keyof typeof rules) : 'producersKt';
  const id = useId();
  if (sources === null) return null;
  const megatonnes = (kt: number) => `${format.number(kt / 1e3, 0)} Mt`;
  return (
    <>
      <section className="question" aria-label="Who pays">
        <div className="field">
          <label htmlFor={id}>The carbon bill</label>
          <select id={id} value={rule} onChange={({ target }) => choose({ pays: target.value })}>
            {Object.entries(rules).map(([key, words]) => (
              <option key={key} value={key}>
                {words}
              </option>
            ))}
          </select>
        </div>
      </section>
      <Answered of={answer} what="the carbon bill">
        {({ fragmentation: { carbon } }) => (
          <Picture
            title="The carbon bill before and after"
            summary={`○ before, ● after. In all ${megatonnes(carbon.before[rule])} before, ${megatonnes(carbon.after[rule])} after.`}
            sources={sources}
            tools={
              <>
                <AsGraphql document={WhatIfCarbonDocument} variables={{ scenario }} />
                <Why of="The carbon bill" finding={sources}>
                  <ul>
                    {carbon.assumptions.map(({ code, text }) => (
                      <li key={code}>{text}</li>
                    ))}
                  </ul>
                </Why>
              </>
            }
            table={{
              columns: [
                { name: 'economy' },
                { name: 'before', unit: 'kt CO2', show: megatonnes },
                { name: 'after', unit: 'kt CO2', show: megatonnes },
              ],
              rows: carbon.economies.map(({ economy, before, after }) => [
                economy.name ?? economy.key,
                before[rule],
                after[rule],
              ]),
            }}
          >
            {(width) => (
              <Dots
                width={width}
                label={`${rules[rule]}: before and after, megatonnes of CO2`}
                show={megatonnes}
                rows={carbon.economies.map(({ economy, before, after }) => ({
                  label: economy.name ?? economy.key,
                  marks: [
                    {
                      at: before[rule],
                      colour: 'var(--grey)',
                      shape: 'ring' as const,
                      text: `before ${megatonnes(before[rule])}`,
                    },
                    {
                      at: after[rule],
                      colour: 'var(--green)',
                      shape: 'dot' as const,
                      text: `after ${megatonnes(after[rule])}`,
                    },
                  ],
                }))}
              />
            )}
          </Picture>
        )}
      </Answered>
    </>
  );
}
