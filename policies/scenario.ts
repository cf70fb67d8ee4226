import { z } from 'zod';
import { readPolicyFile, readPolicyFiles } from './read-policy-file.ts';

const bloc = z.union([z.strictObject({ id: z.string() }), z.strictObject({ members: z.array(z.string()).min(1) })]);
const share = z.number().min(0).max(1);

const scenarioFile = z
  .strictObject({
    description: z.string().min(1),
    /** Camps, each of one bloc or several; or every economy by itself. */
    between: z.union([z.array(z.array(bloc).min(1)).min(2), z.literal('each-alone')]),
    degree: share.optional(),
    sectors: z.array(z.string()).optional(),
    resourced: share.optional(),
    elasticity: z.number().positive().optional(),
    /** A tariff in place of a degree: 0.25 is a quarter of the price. */
    tariff: z.number().nonnegative().optional(),
    /** Only what the first camp buys of the others. */
    oneWay: z.boolean().optional(),
  })
  .refine(({ degree, tariff }) => degree === undefined || tariff === undefined, {
    path: ['tariff'],
    message: 'A scenario has a degree or a tariff, not both',
  });

/** Which trade ends, between whom and how far: one file of the folder `scenarios`. What it leaves out is as the question has it. */
export interface FragmentationScenario extends Readonly<z.infer<typeof scenarioFile>> {
  /** Name of the file without its ending. */
  readonly name: string;
}

const scenarios = { schema: scenarioFile, folder: 'policies/scenarios', called: 'a scenario' } as const;

/**
 * The scenarios of the folder `scenarios` by name. Adding one is adding a file.
 *
 * @throws KnownError INVALID_SETTING for a file that is no scenario, naming the field that is wrong.
 */
export function fragmentationScenarios(): readonly FragmentationScenario[] {
  return readPolicyFiles(scenarios);
}

/** One scenario from its text. @throws as `fragmentationScenarios`. */
export function readFragmentationScenario(name: string, text: string): FragmentationScenario {
  return readPolicyFile(scenarios, name, text);
}
