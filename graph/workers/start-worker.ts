import { Worker } from 'node:worker_threads';

/**
 * Starts a worker of this folder: from source (tests, development) it is TypeScript, and needs a loader that the compiled one
 * does without.
 *
 * @param name  of its file, without the ending.
 */
export function startWorker(name: string, workerData: unknown = null): Worker {
  if (import.meta.url.endsWith('.js')) return new Worker(new URL(`./${name}.js`, import.meta.url), { workerData });
  const script = new URL(`./${name}.ts`, import.meta.url).href;
  const withLoader = `import('tsx/esm/api').then(({ register }) => { register(); return import('${script}'); })`;
  return new Worker(withLoader, { eval: true, workerData });
}
