import { useState } from 'react';
import { type Side, sidesWith } from './sides.ts';
import './sides.css';

const classes = ['first', 'second', 'third'];

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
  const places = [...sides, { key: '', members: outside }];
  const move = (economy: string, to: number) => {
    const moved = sidesWith(sides, economy, to === sides.length ? null : to);
    if (moved !== null) onMove(moved);
  };
  const nameOf = (index: number) => (index === sides.length ? 'none' : `side ${index + 1}`);

  return (
    <section className="sides" aria-label="Who stands where">
      {places.map((place, index) => (
        // biome-ignore lint/a11y/noStaticElementInteractions: a place to drop at; the buttons in it do the same by key
        <div
          key={nameOf(index)}
          className={`side ${index < sides.length ? classes[index] : ''} ${over === index ? 'over' : ''}`}
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
          <h3>{index === sides.length ? 'Trade on with all' : `Side ${index + 1}`}</h3>
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard */}
          <ul tabIndex={0} aria-label={`Economies on ${nameOf(index)}`}>
            {place.members.map(({ key, name }) => {
              const next = (index + 1) % places.length;
              return (
                <li key={key}>
                  <button
                    type="button"
                    draggable
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
