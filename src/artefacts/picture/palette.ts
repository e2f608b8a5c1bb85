/**
 * The colours of a picture, as values: it has no style sheet, and not every program that shows it knows more than
 * hexadecimal ones. They are the page's; a test holds them to it.
 */
import type { Look } from '../../presentation/groupLooks.ts';

export type PictureTheme = 'light' | 'dark';

export interface Palette {
  /** Of the picture, and of the lines of patterns. */
  readonly panel: string;
  readonly ink: string;
  readonly ink2: string;
  /** Of the grid and between rows. */
  readonly line: string;
  /** Of axes and hatching. */
  readonly edge: string;
  readonly alarm: string;
  /** All records, behind the bars. */
  readonly records: string;
  readonly looks: Readonly<Record<Look, string>>;
}

export const PALETTES: Readonly<Record<PictureTheme, Palette>> = {
  light: {
    panel: '#ffffff',
    ink: '#161b20',
    ink2: '#4b565f',
    line: '#dde2e6',
    edge: '#79848e',
    alarm: '#b3261e',
    records: '#e6eaed',
    looks: {
      internal: '#598df0',
      upstream: '#c77f05',
      connection: '#a73104',
      tls: '#007a8e',
      machine: '#410ea8',
      app: '#5d0049',
      edge: '#9e6c51',
      routing: '#28568e',
      limit: '#063900',
      other: '#908e90',
      unclassified: '#584b51',
    },
  },
  dark: {
    panel: '#181c20',
    ink: '#e8ecef',
    ink2: '#aab4bd',
    line: '#2c333a',
    edge: '#76828d',
    alarm: '#ff9d8f',
    records: '#2a3138',
    looks: {
      internal: '#85affe',
      upstream: '#ecb800',
      connection: '#cf3c19',
      tls: '#94efff',
      machine: '#6b4fdf',
      app: '#a3497b',
      edge: '#d48b3a',
      routing: '#508cd6',
      limit: '#cdec96',
      other: '#8e8d8e',
      unclassified: '#bebdbf',
    },
  },
};
