/**
 * Numbers texts in the order in which they are first met. A `Map` of a million short texts takes ten
 * times longer and three times the memory: its strings live on, and every collection of garbage moves
 * them. Here their letters lie one behind another.
 */
export class KeyTable {
  size = 0;
  /** Of each place the number of its text plus one; 0 where there is none. Never half full. */
  #places = new Int32Array(2_048);
  #hashes = new Int32Array(1_024);
  /** Where each text ends; it begins where the one before it ends. */
  #ends = new Float64Array(1_024);
  #letters = new Uint16Array(16_384);

  /** The number of a text, from 0; a text that was not met before gets the next one. */
  add(text: string): number {
    const hash = hashOf(text);
    const mask = this.#places.length - 1;
    let place = hash & mask;
    for (let found = this.#places[place]!; found !== 0; found = this.#places[place]!) {
      if (this.#hashes[found - 1] === hash && this.#isAt(found - 1, text)) return found - 1;
      place = (place + 1) & mask;
    }
    this.#append(text, hash);
    this.#places[place] = this.size;
    if (this.size * 2 > mask) this.#spread();
    return this.size - 1;
  }

  text(number: number): string {
    return String.fromCharCode(...this.#letters.subarray(this.#start(number), this.#ends[number]));
  }

  #start(number: number): number {
    return number === 0 ? 0 : this.#ends[number - 1]!;
  }

  #isAt(number: number, text: string): boolean {
    const start = this.#start(number);
    if (this.#ends[number]! - start !== text.length) return false;
    for (let at = 0; at < text.length; at++) {
      if (this.#letters[start + at] !== text.charCodeAt(at)) return false;
    }
    return true;
  }

  #append(text: string, hash: number): void {
    const start = this.#start(this.size);
    const end = start + text.length;
    if (end > this.#letters.length) {
      this.#letters = grown(this.#letters, new Uint16Array(Math.max(end, start * 2)));
    }
    if (this.size === this.#ends.length) {
      this.#ends = grown(this.#ends, new Float64Array(this.size * 2));
      this.#hashes = grown(this.#hashes, new Int32Array(this.size * 2));
    }
    for (let at = 0; at < text.length; at++) this.#letters[start + at] = text.charCodeAt(at);
    this.#ends[this.size] = end;
    this.#hashes[this.size] = hash;
    this.size++;
  }

  #spread(): void {
    this.#places = new Int32Array(this.#places.length * 2);
    const mask = this.#places.length - 1;
    for (let number = 0; number < this.size; number++) {
      let place = this.#hashes[number]! & mask;
      while (this.#places[place] !== 0) place = (place + 1) & mask;
      this.#places[place] = number + 1;
    }
  }
}

/** @see {@link https://en.wikipedia.org/wiki/Fowler–Noll–Vo_hash_function} */
function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at++) {
    hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  }
  return hash ^ (hash >>> 15);
}

function grown<T extends { set(from: T): void }>(from: T, to: T): T {
  to.set(from);
  return to;
}
