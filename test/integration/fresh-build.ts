import { spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

const root = join(import.meta.dirname, '../..');
const folders = [
  'model',
  'analytics',
  'queries',
  'graph',
  'answers',
  'policies',
  'schema',
  'server',
  'ingest',
  'cli',
  'starter',
  'explorer',
];

/** Of the files that a build takes in, and of none that it writes. */
const isSource = (file: string) => !/\.(test|fixture|contract)\.ts$|^site(\/|$)/.test(file);

/**
 * The built command, `dist/cli/main.js`. It is built here only where a source is newer than it is, so that tests of the build
 * tell of the sources; test files that ask at the same time wait for one another.
 *
 * @throws Error when the build fails.
 */
export async function freshBuild(): Promise<string> {
  const command = join(root, 'dist/cli/main.js');
  const turn = join(root, 'node_modules/.isthmus-build');
  while (!took(turn)) await pause(250);
  try {
    if (timeOf(command) < newestSource()) {
      process.stderr.write('dist/ is older than its sources: building it …\n');
      const { status, stdout, stderr } = spawnSync(process.execPath, ['scripts/build.mjs'], {
        cwd: root,
        encoding: 'utf8',
      });
      if (status !== 0) throw new Error(`npm run build fails:\n${stdout}${stderr}`);
    }
  } finally {
    rmSync(turn, { recursive: true });
  }
  return command;
}

/** Takes the turn to build, if nobody has it, or whoever had it was killed minutes ago. */
function took(turn: string): boolean {
  try {
    mkdirSync(turn);
    return true;
  } catch {
    if (Date.now() - timeOf(turn) > 180_000) rmSync(turn, { recursive: true, force: true });
    return false;
  }
}

function newestSource(): number {
  let newest = timeOf(join(root, 'scripts/build.mjs'));
  for (const folder of folders)
    for (const file of readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' }))
      if (isSource(file)) newest = Math.max(newest, timeOf(join(root, folder, file)));
  return newest;
}

/** When the file was last written, milliseconds; 0 where there is none. Folders count too: a file may have gone. */
function timeOf(path: string): number {
  return statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0;
}
