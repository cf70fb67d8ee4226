import { oneMore } from './one-more.ts';

/** `--allow-licence <dataset>` of every command that writes a file: read once for each dataset. */
export const allowLicence = [
  '--allow-licence <dataset>',
  'lets CSV rest on a dataset whose licence forbids commercial use or passing on; once for each',
  oneMore,
  [] as readonly string[],
] as const;
