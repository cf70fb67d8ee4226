import { z } from 'zod';
import { readPolicyFile, readPolicyFiles } from './read-policy-file.ts';

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

const policies = { schema: policyFile, folder: 'policies', called: 'a policy' } as const;

/**
 * The policies of this folder by name. Adding one is adding a file.
 *
 * @throws KnownError INVALID_SETTING for a file that is no policy, naming the field that is wrong.
 */
export function trustPolicies(): readonly TrustPolicy[] {
  return readPolicyFiles(policies);
}

/** One policy from its text. @throws as `trustPolicies`. */
export function readTrustPolicy(name: string, text: string): TrustPolicy {
  return readPolicyFile(policies, name, text);
}
