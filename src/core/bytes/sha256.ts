/**
 * SHA-256: bytes go in, their digest comes out, at once. The browser's own is not there on pages that are not secure,
 * and answers later, which an address that follows each choice cannot wait for.
 */
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';

/** As 64 hexadecimal digits. */
export function toSha256(bytes: Uint8Array): string {
  return bytesToHex(sha256(bytes));
}
