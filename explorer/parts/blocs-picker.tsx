import { BlocPicker } from './bloc-picker.tsx';
import './blocs-picker.css';

/**
 * Chooses several blocs, one after the other.
 *
 * @param value  the blocs, as `readBlocs` reads them.
 * @param least  fewer can't be left.
 */
export function BlocsPicker({
  value,
  least,
  onChoose,
}: {
  value: string;
  least: number;
  onChoose: (blocs: string) => void;
}) {
  const blocs = value.split(' ').filter(Boolean);
  const set = (next: readonly string[]) => onChoose(next.join(' '));
  return (
    <>
      {blocs.map((bloc, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a field chooses for its place, and keeps the focus when it has chosen
        <div className="one-of-blocs" key={at}>
          <BlocPicker
            label={blocs.length > 1 ? `Bloc ${at + 1}` : 'Bloc'}
            value={bloc}
            onChoose={(chosen) => set(blocs.with(at, chosen))}
          />
          {blocs.length > least && (
            <button type="button" aria-label={`Leave bloc ${at + 1} out`} onClick={() => set(blocs.toSpliced(at, 1))}>
              ×
            </button>
          )}
        </div>
      ))}
      {blocs.length < most && (
        <button type="button" onClick={() => set([...blocs, usual.find((bloc) => !blocs.includes(bloc)) ?? 'brics'])}>
          Add a bloc
        </button>
      )}
    </>
  );
}

const most = 4;
const usual = ['us', 'china', 'eu', 'asean'];
