/** Chromium's own record of its network: the file goes in; the hosts that were asked for and traces of a text come out. */
import { readFileSync } from 'node:fs';

const SHARD_LENGTH = 8;

export class NetLog {
  readonly #text: string;
  /** What went through sockets and filters, byte by byte. */
  readonly #bytes: readonly Buffer[];

  constructor(path: string) {
    this.#text = readFileSync(path, 'utf8');
    this.#bytes = [...this.#text.matchAll(/"bytes":"([^"]*)"/g)].map(([, base64 = '']) =>
      Buffer.from(base64, 'base64'),
    );
  }

  /** Hosts of all addresses, and of names that were looked up. */
  findHosts(): ReadonlySet<string> {
    const addresses =
      /"(?:url|host|location|origin)":"(?:[a-z]+:\/\/)?(?:[^"/@]*@)?(localhost|[a-zA-Z][\w-]*(?:\.[\w-]+)+)/g;
    return new Set([...this.#text.matchAll(addresses)].map(([, host = '']) => host));
  }

  /** The forms of the text that stand anywhere in the record: as it is, encoded, or an eight-byte part of it. */
  findTraces(text: string): readonly string[] {
    const raw = Buffer.from(text);
    const forms: readonly (readonly [name: string, form: Buffer])[] = [
      ['text', raw],
      ['hex', Buffer.from(raw.toString('hex'))],
      ['percent', Buffer.from(Array.from(raw, (byte) => `%${byte.toString(16)}`).join(''))],
      ['UTF-16', Buffer.from(text, 'utf16le')],
      ...toBase64Forms(raw).map((form) => ['base64', form] as const),
      ...Array.from(
        { length: text.length - SHARD_LENGTH + 1 },
        (_, at) => ['part', raw.subarray(at, at + SHARD_LENGTH)] as const,
      ),
    ];
    const haystacks = [Buffer.from(this.#text), ...this.#bytes];
    const found = forms.filter(([, form]) => haystacks.some((bytes) => bytes.includes(form)));
    return [...new Set(found.map(([name]) => name))];
  }
}

/** As the text stands in base64 of anything around it: from each of the three places that it can begin at. */
function toBase64Forms(raw: Buffer): readonly Buffer[] {
  return [0, 1, 2].map((before) => {
    const all = Buffer.concat([Buffer.alloc(before), raw]).toString('base64');
    // The first and the last characters depend on the neighbours, too.
    return Buffer.from(all.slice(before === 0 ? 0 : before + 1, -4));
  });
}
