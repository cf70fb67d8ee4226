import { ownBloc } from '../../parts/bloc.ts';

/** A side of a scenario: a bloc with the economies that stand there. */
export interface Side {
  readonly key: string;
  readonly members: readonly { readonly key: string; readonly name?: string | null | undefined }[];
}

const between = '.';

/** Reads the sides of a scenario of one's own, as an address writes them: `us.china`, `members:USA,CAN.china`. */
export function readSides(text: string): readonly string[] {
  return text.split(between).filter((side) => side !== '');
}

/**
 * The sides as an address writes them once an economy stands on another one.
 *
 * @param to  index of its new side; null for none: it trades on with all.
 * @returns null where a side would be left without anybody.
 */
export function sidesWith(sides: readonly Side[], economy: string, to: number | null): string | null {
  const members = sides.map((side, index) => {
    const others = side.members.map(({ key }) => key).filter((key) => key !== economy);
    return index === to ? [...others, economy].sort() : others;
  });
  return members.some((codes) => codes.length === 0) ? null : members.map(ownBloc).join(between);
}
