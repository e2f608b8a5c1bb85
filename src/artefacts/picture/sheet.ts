/** What a picture is drawn on: its size, its type and its colours. All lengths follow the size of its text, `em`. */
import { PALETTES, type Palette, type PictureTheme } from './palette.ts';
import type { Drawing } from './svg.ts';

/** For a chat, for a slide, and for what is written afterwards, which is as tall as its table of codes is long. */
export type Preset = 'chat' | 'slide' | 'postMortem';

export interface PictureLook {
  readonly theme: PictureTheme;
  readonly preset: Preset;
}

export interface Sheet {
  readonly width: number;
  /** Undefined where the picture is as tall as what it holds. */
  readonly height: number | undefined;
  /** Size of its text in pixels. */
  readonly em: number;
  /** From the edge to all that is drawn. */
  readonly margin: number;
  /** What the margins leave. */
  readonly inner: number;
  readonly hasTable: boolean;
  readonly palette: Palette;
  /**
   * Of what stands in the picture under a name. Two pictures with one prefix name the same things, so that both can be
   * part of one page.
   */
  readonly idPrefix: string;
}

/** A part of a picture: parts stand one below the other. */
export interface PictureBlock {
  readonly height: number;
  readonly draw: (top: number) => readonly Drawing[];
}

type Measures = Pick<Sheet, 'width' | 'height' | 'em' | 'hasTable'>;

const MEASURES: Readonly<Record<Preset, Measures>> = {
  chat: { width: 1200, height: 675, em: 15, hasTable: false },
  slide: { width: 1920, height: 1080, em: 24, hasTable: false },
  postMortem: { width: 1600, height: undefined, em: 17, hasTable: true },
};

export function toSheet({ theme, preset }: PictureLook): Sheet {
  const measures = MEASURES[preset];
  const margin = 2 * measures.em;
  return {
    ...measures,
    margin,
    inner: measures.width - 2 * margin,
    palette: PALETTES[theme],
    idPrefix: `postflight-${preset}-${theme}-`,
  };
}
