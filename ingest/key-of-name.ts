/**
 * A name as a part of a key, for sources that give their parties no number: capitals, punctuation and blanks do not tell two
 * names apart; letters, accents and digits of any script do.
 *
 * `Sample Company Limited` and `Sample Co Ltd` stay two: what stands for what is a question of matching, not of keys.
 */
export function keyOfName(name: string): string {
  return name
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, '-')
    .replace(/^-|-$/g, '');
}
