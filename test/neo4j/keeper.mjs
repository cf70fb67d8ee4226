// Runs one command for as long as its own standard input stays open, then ends it and removes its folder.
// The operating system closes that input when the parent goes, even by SIGKILL, so the command never outlives a test run.
import { spawn } from 'node:child_process';
import { rmSync } from 'node:fs';

const [folder, command, ...commandArguments] = process.argv.slice(2);
const child = spawn(command, commandArguments, { stdio: ['ignore', 'inherit', 'inherit'] });

// Nothing in the folder is worth an orderly shutdown, which would take seconds.
const end = () => child.kill('SIGKILL');

process.stdin.resume().on('close', end);
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, end);

child.on('error', (error) => {
  console.error(error.message);
  rmSync(folder, { recursive: true, force: true });
  process.exit(1);
});
child.on('exit', (code) => {
  rmSync(folder, { recursive: true, force: true });
  process.exit(code ?? 0);
});
