/**
 * Texts in batches: pieces of UTF-8 go in one by one, their texts come out together. A call of a decoder costs more than
 * decoding a line, so all lines of a batch are decoded at once and their texts are cut out of that.
 */

export interface TextBatch {
  /** Copies a piece. Its text is the next of `take`. */
  add(bytes: Uint8Array, start: number, end: number): void;
  /** The texts since the last time, each as a decoder by itself would give it. */
  take(): readonly string[];
}

const FIRST_BYTES = 1 << 16;

export function createTextBatch(): TextBatch {
  const decoder = new TextDecoder();
  let memory = new Uint8Array(FIRST_BYTES);
  let length = 0;
  /** Where each piece ends in the memory. */
  let ends: number[] = [];

  function reserve(bytes: number): void {
    if (bytes <= memory.length) return;
    const grown = new Uint8Array(Math.max(bytes, memory.length * 2));
    grown.set(memory.subarray(0, length));
    memory = grown;
  }

  return {
    add(bytes, start, end) {
      reserve(length + end - start);
      memory.set(bytes.subarray(start, end), length);
      length += end - start;
      ends.push(length);
    },
    take() {
      const all = decoder.decode(memory.subarray(0, length));
      // As many characters as bytes: each byte is one character, whatever it is, and places are the same in both.
      const isOneToOne = all.length === length;
      let from = 0;
      const texts = ends.map((end) => {
        const text = isOneToOne ? all.slice(from, end) : decoder.decode(memory.subarray(from, end));
        from = end;
        return text;
      });
      length = 0;
      ends = [];
      return texts;
    },
  };
}
