// Runs one command for as long as its own standard input stays open, then ends it and removes its folder.
// The operating system closes that input when the parent goes, even by SIGKILL, so the command never outlives a test run.
// Whatever it reads there meanwhile tells it to kill the command and start it again on what that had written.
import { spawn } from 'node:child_process';
import { rmSync } from 'node:fs';

const [folder, command, ...commandArguments] = process.argv.slice(2);
let startsAgain = false;
let child = start();

function start() {
  const started = spawn(command, commandArguments, { stdio: ['ignore', 'inherit', 'inherit'] });
  started.on('error', (error) => {
    console.error(error.message);
    rmSync(folder, { recursive: true, force: true });
    process.exit(1);
  });
  started.on('exit', (code) => {
    if (startsAgain) {
      startsAgain = false;
      child = start();
      return;
    }
    rmSync(folder, { recursive: true, force: true });
    process.exit(code ?? 0);
  });
  return started;
}

// Nothing in the folder is worth an orderly shutdown, which would take seconds.
const end = () => {
  startsAgain = false;
  child.kill('SIGKILL');
};

process.stdin.on('close', end).on('data', () => {
  startsAgain = true;
  child.kill('SIGKILL');
});
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, end);
