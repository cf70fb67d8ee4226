/** How often a node stands between two others that have no tie of their own, by the groups of the three. */
export interface BrokerageRoles {
  /** All three in one group. */
  readonly coordinator: number;
  /** The other two in one group, the broker not. */
  readonly itinerant: number;
  /** Lets a stranger's tie into its own group. */
  readonly gatekeeper: number;
  /** Carries its own group's tie to a stranger. */
  readonly representative: number;
  /** Three different groups. */
  readonly liaison: number;
}

/**
 * Brokerage of each node in a directed network: open two-paths source → node → target without a tie source → target.
 *
 * For comparison only: a dense trade network has hardly any open two-path, so economies that much value passes can
 * count 0 here. See `blocPairIntermediation`.
 *
 * @param ties    n nodes: for each the others that it has a tie to.
 * @param groups  length n: the group of each node; a node of no bloc is a group of its own.
 * @returns one count of paths a role and node.
 * @throws RangeError when lengths differ.
 * @complexity O(Σ in-degree · out-degree).
 * @source Gould & Fernandez, Sociological Methodology 19 (1989), 89–126.
 */
export function brokerageRoles(
  ties: readonly ReadonlySet<number>[],
  groups: readonly number[],
): readonly BrokerageRoles[] {
  if (groups.length !== ties.length) throw new RangeError(`${groups.length} groups for ${ties.length} nodes`);
  const roles = ties.map(() => ({ coordinator: 0, itinerant: 0, gatekeeper: 0, representative: 0, liaison: 0 }));
  ties.forEach((fromSource, source) => {
    for (const broker of fromSource) {
      for (const target of ties[broker] ?? []) {
        if (broker === source || target === broker || target === source || fromSource.has(target)) continue;
        roles[broker]![role(groups[source]!, groups[broker]!, groups[target]!)]++;
      }
    }
  });
  return roles;
}

function role(source: number, broker: number, target: number): keyof BrokerageRoles {
  if (source === broker) return broker === target ? 'coordinator' : 'representative';
  if (broker === target) return 'gatekeeper';
  return source === target ? 'itinerant' : 'liaison';
}
