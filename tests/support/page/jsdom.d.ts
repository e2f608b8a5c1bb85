/** As much of jsdom as tests use by themselves; it comes without types. */
declare module 'jsdom' {
  export class JSDOM {
    readonly window: typeof globalThis;
  }
}
