/** What the tests need of a browser, whatever drives it. Types only. */

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
  /** Ends the browser. */
  close(): Promise<void>;
}

export interface Engine {
  readonly name: string;
  readonly isThere: boolean;
  readonly start: () => Promise<EnginePage>;
}
