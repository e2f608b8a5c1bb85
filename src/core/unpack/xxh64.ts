/** XXH64, the checksum of zstd: bytes go in piece by piece, the checksum comes out. The one file that knows xxhash-wasm. */
import xxhash from 'xxhash-wasm';

export interface Xxh64 {
  update(bytes: Uint8Array): unknown;
  digest(): bigint;
}

/** Makes checksums of one text each; undefined where the browser has no WebAssembly or does not allow it. */
export async function loadXxh64(): Promise<(() => Xxh64) | undefined> {
  try {
    const library = await xxhash();
    return () => library.create64();
  } catch {
    return undefined;
  }
}
