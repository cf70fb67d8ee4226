import { z } from 'zod';
import { type Precedence, usualPrecedence } from '../model/precedence.ts';
import { readPolicyFile } from './read-policy-file.ts';

const datasets = z
  .array(z.string().min(1))
  .refine((keys) => new Set(keys).size === keys.length, { message: 'each dataset once' })
  .default([]);
const order = <R extends string>(usual: readonly [R, R]) =>
  z
    .tuple([z.enum(usual), z.enum(usual)])
    .refine(([first, second]) => first !== second, { message: `${usual.join(' and ')}, in the order wanted` })
    .default([...usual]);
const unsaid = <T>(part: z.ZodType<T>) => part.prefault({} as never);

const precedenceFile = z.strictObject({
  description: z.string().min(1),
  trade: unsaid(z.strictObject({ datasets, reporters: order(['EXPORTER', 'IMPORTER']) })),
  investment: unsaid(z.strictObject({ datasets, reporters: order(['HOST', 'ORIGIN']) })),
  holdings: unsaid(z.strictObject({ datasets })),
});

const precedences = { schema: precedenceFile, folder: 'policies/precedence', called: 'a precedence' } as const;

/**
 * A precedence of one's own from its text. What it leaves out is as usual; `precedence/usual.json` says all of it.
 *
 * @param name  how answers call it: the name of the file without its ending.
 * @throws KnownError INVALID_SETTING naming the field that is wrong.
 */
export function readPrecedence(name: string, text: string): Precedence {
  const { trade, investment, holdings } = readPolicyFile(precedences, name, text);
  return { ...usualPrecedence, name, trade, investment, holdings };
}
