/** A stream of bytes to read by need: chunks of any size go in; as many bytes as a parser asks for come out. */
import type { ByteOffset } from '../units.ts';

export type ByteChunks = AsyncIterable<Uint8Array> | Iterable<Uint8Array>;

export class ByteReader {
  readonly #chunks: AsyncIterator<Uint8Array, unknown> | Iterator<Uint8Array, unknown>;
  /** Bytes that came and were not taken, in order; none of them empty. */
  #held: Uint8Array[] = [];
  #heldLength = 0;
  #isAtEnd = false;
  /** What broke the stream; it is thrown when all bytes before it have been taken, every time. */
  #failure: { readonly error: unknown } | undefined;
  #position: ByteOffset = 0;

  constructor(chunks: ByteChunks) {
    this.#chunks =
      Symbol.asyncIterator in chunks ? chunks[Symbol.asyncIterator]() : chunks[Symbol.iterator]();
  }

  /** Bytes taken so far. */
  get position(): ByteOffset {
    return this.#position;
  }

  /** Bytes that came so far, taken or not: once the stream has ended, all of it. */
  get arrived(): ByteOffset {
    return this.#position + this.#heldLength;
  }

  /** The next `count` bytes without taking them, or fewer where the stream ends. Throws what broke it before. */
  async peek(count: number): Promise<Uint8Array> {
    const bytes = await this.sample(count);
    if (bytes.length < count && this.#failure !== undefined) throw this.#failure.error;
    return bytes;
  }

  /** The same, but where the stream breaks, the bytes before: to look at what will be read all the same. */
  async sample(count: number): Promise<Uint8Array> {
    while (this.#heldLength < count && (await this.#hold()));
    const [first] = this.#held;
    if (first === undefined) return new Uint8Array(0);
    if (this.#held.length > 1 && first.length < count)
      this.#held = [concatenate(this.#held, this.#heldLength)];
    return (this.#held[0] ?? first).subarray(0, count);
  }

  /** The next bytes, as many as have arrived, at least one; undefined at the end. Throws what broke the stream. */
  async take(): Promise<Uint8Array | undefined> {
    while (this.#heldLength === 0 && (await this.#hold()));
    const first = this.#held.shift();
    if (first === undefined) {
      if (this.#failure !== undefined) throw this.#failure.error;
      return undefined;
    }
    this.#heldLength -= first.length;
    this.#position += first.length;
    return first;
  }

  /** Exactly `count` bytes, or fewer where the stream ends. Throws what broke the stream before. */
  async read(count: number): Promise<Uint8Array> {
    // Not `slice`, which gives no copy of Node's own kind of bytes.
    const bytes = new Uint8Array(await this.peek(count));
    await this.skip(bytes.length);
    return bytes;
  }

  /** Passes `count` bytes over; tells how many there were. */
  async skip(count: number): Promise<number> {
    let left = count;
    while (left > 0) {
      const chunk = await this.take();
      if (chunk === undefined) break;
      if (chunk.length > left) this.putBack(chunk.subarray(left));
      left -= Math.min(left, chunk.length);
    }
    return count - left;
  }

  /** Gives back the end of what was taken last. */
  putBack(bytes: Uint8Array): void {
    if (bytes.length === 0) return;
    this.#held.unshift(bytes);
    this.#heldLength += bytes.length;
    this.#position -= bytes.length;
  }

  /** All that is left, chunk by chunk. Stopping early leaves the reader open. */
  async *chunks(): AsyncGenerator<Uint8Array> {
    for (let chunk = await this.take(); chunk !== undefined; chunk = await this.take()) yield chunk;
  }

  /** Tells the stream that nobody reads on, so that it can close its file. */
  async close(): Promise<void> {
    if (!this.#isAtEnd) await this.#chunks.return?.();
    this.#isAtEnd = true;
  }

  /** Gets one more chunk; false at the end. */
  async #hold(): Promise<boolean> {
    if (this.#isAtEnd) return false;
    try {
      const step = await this.#chunks.next();
      if (step.done === true) {
        this.#isAtEnd = true;
        return false;
      }
      if (step.value.length > 0) this.#held.push(step.value);
      this.#heldLength += step.value.length;
      return true;
    } catch (error) {
      this.#isAtEnd = true;
      this.#failure = { error };
      return false;
    }
  }
}

/** The next `size` bytes of a reader. Ends before them where the reader ends; compare positions to know. */
export async function* takeBytes(reader: ByteReader, size: number): AsyncGenerator<Uint8Array> {
  let left = size;
  while (left > 0) {
    const chunk = await reader.take();
    if (chunk === undefined) return;
    if (chunk.length > left) reader.putBack(chunk.subarray(left));
    const part = chunk.subarray(0, left);
    left -= part.length;
    yield part;
  }
}

function concatenate(parts: readonly Uint8Array[], length: number): Uint8Array {
  const whole = new Uint8Array(length);
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
