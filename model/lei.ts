/** A Legal Entity Identifier, ISO 17442: 18 letters and digits and two check digits. */
export type Lei = string;

/**
 * Whether the text is a Legal Entity Identifier whose check digits agree: one wrong character or two swapped neighbours show.
 *
 * @source ISO 17442-1:2020; ISO/IEC 7064:2003, MOD 97-10: letters stand for 10 to 35, and the number is 1 modulo 97.
 */
export function isLei(text: string): text is Lei {
  if (!/^[0-9A-Z]{18}[0-9]{2}$/.test(text)) return false;
  let remainder = 0;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    remainder = code <= nine ? (remainder * 10 + code - zero) % 97 : (remainder * 100 + code - letterA + 10) % 97;
  }
  return remainder === 1;
}

const [zero, nine, letterA] = [0x30, 0x39, 0x41];
