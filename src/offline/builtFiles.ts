/** What a build consists of, as the build itself lists it (scripts/serviceWorker.mjs). Types only. */
interface BuiltFile {
  /** Relative to the folder that the app is served from; the empty path is the page. */
  readonly path: string;
  /** What the file's content hashes to, as `fetch` takes it: `sha256-…`. */
  readonly integrity: string;
}

export interface BuiltFiles {
  /** Another one for every build that differs, be it only in the headers that it is served with. */
  readonly version: string;
  readonly files: readonly BuiltFile[];
}
