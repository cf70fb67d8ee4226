import { useId } from 'react';
import type { Membership } from '../../__generated__/graphql.ts';

/** The four memberships, in words that end “a supplier counts by”. */
export const memberships: Readonly<Record<Membership, string>> = {
  LOCATION: 'where it is',
  OWNERSHIP: 'who owns it in the end',
  CONTROL: 'who controls it',
  UNION: 'any of the three',
};

/** Chooses what makes a supplier count to the bloc. */
export function MembershipPicker({
  value,
  onChoose,
}: {
  value: Membership;
  onChoose: (membership: Membership) => void;
}) {
  const id = useId();
  return (
    <div className="field">
      <label htmlFor={id}>A supplier counts by</label>
      <select id={id} value={value} onChange={({ target }) => onChoose(target.value as Membership)}>
        {Object.entries(memberships).map(([membership, words]) => (
          <option key={membership} value={membership}>
            {words}
          </option>
        ))}
      </select>
    </div>
  );
}
