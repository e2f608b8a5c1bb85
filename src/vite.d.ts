/**
 * What the build adds to the language, as far as this project uses it. `vite/client` would declare all of
 * it, with `any` in it.
 */

interface ImportMeta {
  /** The modules that match, by path. The arguments must be literals: the build replaces the call. */
  glob<Module>(
    pattern: string | readonly string[],
    options: { readonly eager: true; readonly import?: string },
  ): Readonly<Record<string, Module>>;
}

/** The version in package.json. */
declare const __APP_VERSION__: string;

declare module '*.css' {}

/** A module in AssemblyScript, compiled by the build: the bytes of the WebAssembly module. */
declare module '*?wasm' {
  const bytes: Uint8Array<ArrayBuffer>;
  export default bytes;
}
