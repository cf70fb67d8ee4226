import { type ReactNode, useId, useState } from 'react';
import { type Asked, giveApiKey, type Problem } from '../page/ask.ts';
import './answered.css';

/**
 * Shows an answer, whatever has become of it: nothing yet, the previous one while the next is under way, one in part, or what
 * went wrong and what to do about it.
 *
 * @param of  what `useAnswer` gave.
 * @param what  what is awaited, for the line that says so: `the exposure`.
 */
export function Answered<T>({ of, what, children }: { of: Asked<T>; what: string; children: (data: T) => ReactNode }) {
  const { data, loading, problems } = of;
  return (
    <div className="answered" aria-busy={loading}>
      <p role="status" className={loading ? 'working' : 'only-read-aloud'}>
        {loading ? `Computing ${what} …` : ''}
      </p>
      {problems.length > 0 && <Problems problems={problems} partial={data !== null} />}
      {data !== null && <div className={loading ? 'stack stale' : 'stack'}>{children(data)}</div>}
      {data === null && loading && <div className="skeleton" aria-hidden="true" />}
    </div>
  );
}

function Problems({ problems, partial }: { problems: readonly Problem[]; partial: boolean }) {
  const needsKey = problems.some(({ code }) => code === 'UNAUTHENTICATED');
  return (
    <section className="problems" role="alert">
      <h2>{partial ? 'A part of the answer is missing' : 'There is no answer'}</h2>
      <ul>
        {problems.map(({ code, message, path }) => (
          <li key={`${path} ${message}`}>
            {message} <small>{[code, path].filter(Boolean).join(' at ')}</small>
          </li>
        ))}
      </ul>
      {needsKey && <KeyForm />}
    </section>
  );
}

function KeyForm() {
  const [key, setKey] = useState('');
  const id = useId();
  return (
    <form
      className="question"
      onSubmit={(event) => {
        event.preventDefault();
        giveApiKey(key);
      }}
    >
      <div className="field wide">
        <label htmlFor={id}>Key of this server, kept until the page is loaded again</label>
        <input
          id={id}
          type="password"
          autoComplete="off"
          value={key}
          onChange={(event) => setKey(event.target.value)}
        />
      </div>
      <button type="submit">Use it</button>
    </form>
  );
}
