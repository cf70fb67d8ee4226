/**
 * Answers under way and lately given, by key: whoever asks again gets the same promise.
 *
 * Beyond `kept` the one unused for longest is let go. A failure is forgotten, so that the next to ask tries anew.
 */
export class Recent<T> {
  readonly #kept: number;
  readonly #answers = new Map<string, Promise<T>>();

  constructor(kept: number) {
    this.#kept = kept;
  }

  /** The answer under the key, made if nobody asked lately. */
  get(key: string, make: () => Promise<T>): Promise<T> {
    const known = this.#answers.get(key);
    const answer = known ?? make();
    this.#answers.delete(key);
    this.#answers.set(key, answer);
    if (!known) {
      answer.catch(() => this.#forget(key, answer));
      const oldest = this.#answers.keys().next();
      if (this.#answers.size > this.#kept && !oldest.done) this.#answers.delete(oldest.value);
    }
    return answer;
  }

  /** Forgets every answer whose key begins so. */
  forgetBelow(prefix: string): void {
    for (const key of [...this.#answers.keys()]) if (key.startsWith(prefix)) this.#answers.delete(key);
  }

  #forget(key: string, answer: Promise<T>): void {
    if (this.#answers.get(key) === answer) this.#answers.delete(key);
  }
}
