import { useRef, useState } from 'react';
import { blocColours, readBloc } from '../../parts/bloc.ts';
import { useBlocNames } from '../../parts/bloc-names.ts';
import { type Side, sidesWith } from './sides.ts';
import './sides.css';

/**
 * Who stands where: an economy moves to another side by drag, or by a click, which takes it to the next one.
 *
 * @param outside  economies on no side: they trade on with all.
 */
export function Sides({
  sides,
  outside,
  onMove,
}: {
  sides: readonly Side[];
  outside: Side['members'];
  onMove: (sides: string) => void;
}) {
  const [over, setOver] = useState<number | null>(null);
  /** The economy on its way to another side: its button there takes the focus, so that the keyboard does not lose it. */
  const underWay = useRef<{ readonly economy: string; readonly to: number } | null>(null);
  const places = [...sides, { key: '', members: outside }];
  const move = (economy: string, to: number) => {
    const moved = sidesWith(sides, economy, to === sides.length ? null : to);
    if (moved === null) return;
    underWay.current = { economy, to };
    onMove(moved);
  };
  const blocName = useBlocNames();
  const colours = blocColours(sides.map(({ key }) => key));
  const nameOf = (index: number) => {
    const { key = '' } = sides[index] ?? {};
    return index === sides.length ? 'no side' : readBloc(key).members ? `side ${index + 1}` : blocName(key);
  };

  return (
    <section className="sides" aria-label="Who stands where">
      {places.map((place, index) => (
        // biome-ignore lint/a11y/noStaticElementInteractions: a place to drop at; the buttons in it do the same by key
        <div
          key={place.key}
          className={over === index ? 'side over' : 'side'}
          style={{ borderTopColor: colours.get(place.key) }}
          onDragOver={(event) => {
            event.preventDefault();
            setOver(index);
          }}
          onDragLeave={() => setOver(null)}
          onDrop={(event) => {
            event.preventDefault();
            setOver(null);
            move(event.dataTransfer.getData('text/plain'), index);
          }}
        >
          <h3>{index === sides.length ? 'Trade on with all' : capital(nameOf(index))}</h3>
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard */}
          <ul tabIndex={0} aria-label={`Economies on ${nameOf(index)}`}>
            {place.members.map(({ key, name }) => {
              const next = (index + 1) % places.length;
              return (
                <li key={key}>
                  <button
                    type="button"
                    draggable
                    ref={(button) => {
                      if (underWay.current?.economy !== key || underWay.current.to !== index) return;
                      underWay.current = null;
                      button?.focus();
                    }}
                    title={`To ${nameOf(next)}`}
                    onDragStart={({ dataTransfer }) => dataTransfer.setData('text/plain', key)}
                    onClick={() => move(key, next)}
                  >
                    {name ?? key}
                    <span className="only-read-aloud">, to {nameOf(next)}</span>
                  </button>
                </li>
              );
            })}
          </ul>
        </div>
      ))}
    </section>
  );
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
