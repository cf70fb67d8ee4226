import { bytesOfArrays, Kept, type Room } from './kept.ts';

/**
 * Answers under way and lately given, by key: whoever asks again gets the same promise.
 *
 * Beyond the room for them the one unused for longest is let go. A failure is forgotten, so that the next to ask tries anew.
 */
export class Recent<T> {
  readonly #answers: Kept<Promise<T>>;

  constructor(room: Room) {
    this.#answers = new Kept(room);
  }

  /** The answer under the key, made if nobody asked lately. */
  get(key: string, make: () => Promise<T>): Promise<T> {
    const known = this.#answers.get(key);
    if (known) return known;
    const answer = make();
    this.#answers.set(key, answer, 0);
    answer.then(
      (found) => {
        if (this.#answers.has(key, answer)) this.#answers.weigh(key, bytesOfArrays(found));
      },
      () => {
        if (this.#answers.has(key, answer)) this.#answers.delete(key);
      },
    );
    return answer;
  }

  /** Forgets every answer whose key begins so. */
  forgetBelow(prefix: string): void {
    this.#answers.deleteBelow(prefix);
  }
}
