import { readdirSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { z } from 'zod';
import { KnownError } from '../model/errors.ts';

/** Indicators of trust by dimension, with the weight of each within it unless a policy says otherwise. */
export const usualTrustWeights = {
  supplyChains: { knownSuppliers: 0.4, visibleSuppliers: 0.3, supplierDiversity: 0.3 },
  environmentalSocial: { forcedLabourExposureInv: 0.6, emissionsIntensity: 0.4 },
  nationalSecurityCompliance: { sanctionsClear: 0.5, concernExposureInv: 0.3, ownershipTraced: 0.2 },
  dataGovernance: { dataAge: 0.5, federatedAnswers: 0.5 },
  financialSystems: { investorDiversity: 0.5, counterpartyIdentifiers: 0.5 },
} as const;

type Weights = typeof usualTrustWeights;
export type TrustIndicatorName = { [D in keyof Weights]: keyof Weights[D] }[keyof Weights];

const indicators = Object.values(usualTrustWeights).flatMap((weights) => Object.keys(weights)) as [
  TrustIndicatorName,
  ...TrustIndicatorName[],
];
const indicator = z.enum(indicators);

const policyFile = z.strictObject({
  description: z.string().min(1),
  concern: z.array(z.string()).default([]),
  lists: z.array(z.string()).nullable().default(null),
  weights: z.partialRecord(indicator, z.number().nonnegative()).default({}),
  hardStops: z.array(indicator).default(['sanctionsClear', 'forcedLabourExposureInv']),
  threshold: z.number().min(0).max(1).default(0.5),
});

/** What somebody wants of a network before trusting it: one file of this folder. */
export interface TrustPolicy extends Readonly<z.infer<typeof policyFile>> {
  /** Name of the file without its ending. */
  readonly name: string;
}

/**
 * The policies of this folder by name. Adding one is adding a file.
 *
 * @throws KnownError INVALID_SETTING for a file that is no policy, naming the field that is wrong.
 */
export function trustPolicies(): readonly TrustPolicy[] {
  const folder = new URL('.', import.meta.url);
  return readdirSync(folder)
    .filter((file) => file.endsWith('.json'))
    .sort()
    .map((file) => readTrustPolicy(basename(file, '.json'), readFileSync(new URL(file, folder), 'utf8')));
}

/** One policy from its text. @throws as `trustPolicies`. */
export function readTrustPolicy(name: string, text: string): TrustPolicy {
  const refused = (found: string, wanted: string, cause?: unknown) =>
    new KnownError('INVALID_SETTING', { setting: `policies/${name}.json`, found, wanted }, cause);
  let document: unknown;
  try {
    document = JSON.parse(text);
  } catch (cause) {
    throw refused('text that is not JSON', 'a policy as JSON', cause);
  }
  const read = policyFile.safeParse(document);
  if (read.success) return { name, ...read.data };
  const [issue] = read.error.issues;
  throw refused(issue?.path.join('.') || 'the whole', issue?.message ?? 'a policy');
}
