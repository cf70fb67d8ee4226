import { type MouseEvent, type ReactNode, useState } from 'react';
import { askFile, keyIsGiven } from '../page/ask.ts';
import { saveFile } from './export.ts';

/**
 * A link to a file of the API. Where the server asks for a key the page asks for the file with it and then saves it; else the
 * browser does, and a large file never passes through the page.
 */
export function FileLink({ path, children }: { path: string; children: ReactNode }) {
  const [saving, setSaving] = useState(false);
  const [problem, setProblem] = useState('');
  const name = new URL(path, location.origin).pathname.split('/').at(-1) ?? 'file';

  async function saveWithKey(event: MouseEvent) {
    if (!keyIsGiven()) return;
    event.preventDefault();
    if (saving) return;
    setSaving(true);
    const { data, problems } = await askFile(path);
    setSaving(false);
    setProblem(problems.map(({ message }) => message).join(' '));
    if (data) saveFile(name, data);
  }
  return (
    <>
      <a className="quiet" href={path} download={name} aria-busy={saving} onClick={saveWithKey}>
        {children}
      </a>
      {problem && <span role="alert">{problem}</span>}
    </>
  );
}
