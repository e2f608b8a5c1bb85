/** What the tests need of a browser, whatever drives it. */

/** One tab of a browser that runs for one test. Places are XPath expressions. */
export interface EnginePage {
  open(url: string): Promise<void>;
  /** Waits for the place, then clicks there as a person does. */
  click(place: string): Promise<void>;
  /** Waits for the file input, then chooses a file of the disk. */
  chooseFile(place: string, path: string): Promise<void>;
  /** How many there are of a place. */
  count(place: string): Promise<number>;
  /** The text that is seen in a place, empty where there is none. */
  readText(place: string): Promise<string>;
  /** Runs a script in the page, and waits for nothing that it starts. */
  run(script: string): Promise<void>;
  /** From now on, remembers the SVG of each picture that the page shows or hands out. */
  watchPictures(): Promise<void>;
  /** The last one; empty before there is any. */
  readPicture(): Promise<string>;
  /** Ends the browser. */
  close(): Promise<void>;
}

/** Where a watched page keeps the last picture: a data attribute of its root. */
export const PICTURE_KEY = 'lastPicture';

/** Runs in the page. A picture gets an address of its own before it is shown, and that is where it passes. */
export const WATCH_PICTURES = `
  const makeAddress = URL.createObjectURL.bind(URL);
  URL.createObjectURL = (blob) => {
    if (blob.type.startsWith('image/svg'))
      blob.text().then((svg) => { document.documentElement.dataset.${PICTURE_KEY} = svg; });
    return makeAddress(blob);
  };
`;

export interface Engine {
  readonly name: string;
  readonly isThere: boolean;
  readonly start: () => Promise<EnginePage>;
}
