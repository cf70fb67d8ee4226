/** Position of an economy, or the centre of a bloc, as estimated from its votes in the UN: one number a dimension. */
export type IdealPoint = readonly number[];

/**
 * Where a bloc stands: the mean of its members' positions.
 *
 * @param members  one a member whose position is known, all of one dimension.
 * @returns null where no member's position is known.
 * @throws RangeError when dimensions differ.
 * @source Bailey, Strezhnev & Voeten, J. Conflict Resolution 61 (2017), 430–456 (the positions).
 */
export function centroid(members: readonly IdealPoint[]): IdealPoint | null {
  const [first] = members;
  if (!first) return null;
  for (const member of members) assertSameDimension(first, member);
  return first.map((_, axis) => members.reduce((sum, member) => sum + member[axis]!, 0) / members.length);
}

/**
 * How far apart two positions are: the Euclidean distance, 0 or more.
 *
 * @throws RangeError when dimensions differ.
 */
export function idealPointDistance(one: IdealPoint, other: IdealPoint): number {
  assertSameDimension(one, other);
  return Math.hypot(...one.map((coordinate, axis) => coordinate - other[axis]!));
}

function assertSameDimension(one: IdealPoint, other: IdealPoint): void {
  if (one.length !== other.length)
    throw new RangeError(`positions of ${one.length} and ${other.length} dimensions have no distance`);
}
