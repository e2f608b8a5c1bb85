/**
 * What an export is: a log as the page or the command line has it goes in, what leaves Postflight comes out. A file in
 * exports/ is one; the menu, the dialog and the command line know nothing of a single one.
 */
import type { Overview } from '../analysis/api/api.ts';
import type { ArtefactContent } from './content/content.ts';
import type { Picture } from './picture/drawPicture.ts';
import type { PictureLook } from './picture/sheet.ts';

/** What can be chosen of how an export looks. What is masked is chosen for all alike. */
export interface ExportChoices {
  readonly look: PictureLook;
  /** Pixels of a PNG for each unit of its picture. */
  readonly scale: 1 | 2;
  /** What a CSV has a line for. */
  readonly rows: 'errors' | 'bars';
}

/** `title` and `lines` of the log are part of the content; the others are choices. */
type ExportOption = 'title' | 'lines' | 'look' | 'scale' | 'rows';

/** Strings that follow each other, or files that somebody else has made; a table of many rows comes piece by piece. */
export type ExportBody = Iterable<string | Blob>;

interface ContentNeeds {
  /** Looking for findings takes a while; true, unless told. */
  readonly findings: boolean;
}

/** What an export can ask for; all of it is masked already. Rejects where the analysis is lost. */
export interface ExportSource {
  readonly getContent: (needs?: ContentNeeds) => Promise<ArtefactContent>;
  /** The chosen errors as CSV. */
  readonly writeEvents: () => Promise<ExportBody>;
  /** The whole analysis as JSON by the contract. */
  readonly writeAnalysis: () => Promise<ExportBody>;
  /** Rejects where the picture cannot be made into pixels. */
  readonly toPng: (picture: Picture, scale: ExportChoices['scale']) => Promise<Blob>;
}

export interface Exported {
  readonly body: ExportBody;
  /** What stands for it in a preview. */
  readonly picture?: Picture;
}

/** How it leaves the page, and what to say where the browser does not let it. */
export type Delivery =
  | { readonly kind: 'download' }
  | { readonly kind: 'copyPicture'; readonly refusal: string }
  /** The text is shown instead, where the browser refuses. */
  | { readonly kind: 'copyText'; readonly done: string }
  /** To another app, by the system's own dialog, where there is one. */
  | { readonly kind: 'systemShare'; readonly refusal: string };

/** What the preview knows of what was made. */
export interface MadeFacts {
  /** "12 kB" */
  readonly size: string;
  readonly fileName: string;
  /** "1200 × 640 pixels"; empty where there is no picture. */
  readonly pixels: string;
  /** How many lines of the log are in it. */
  readonly lineCount: number;
  readonly overview: Overview | undefined;
}

/** An option of the command line that prints the export. */
export interface CommandLineOption {
  /** Without its dashes. */
  readonly name: string;
  /** A few words for the usage text. */
  readonly help: string;
  readonly choices?: Partial<ExportChoices>;
}

export interface Export {
  readonly id: string;
  /** Its entry in the menu *Share*, and the name of its dialog. */
  readonly label: string;
  /** Where the menu lists it: lowest first. */
  readonly menuPlace: number;
  readonly mimeType: string;
  /** Of the file's name, without the dot. */
  readonly extension: string;
  readonly delivery: Delivery;
  readonly options: readonly ExportOption[];
  /** What the preview shows: the picture, all of the text or its first lines. */
  readonly preview: 'picture' | 'text' | 'firstLines' | 'nothing';
  /** Empty where the command line cannot make it. */
  readonly commandLine: readonly CommandLineOption[];
  /** Loads what writes it first, so that the menu does not have to. Rejects as its source does. */
  make(source: ExportSource, choices: ExportChoices): Promise<Exported>;
  /** Sentences below the preview. */
  describe(made: MadeFacts): readonly string[];
}
