/** The dialogs by their names, as one chunk. */
import type { ComponentType } from 'react';
import type { DialogName } from '../../store/foreground.ts';
import { HelpDialog } from '../help/HelpDialog.tsx';
import { Palette } from '../palette/Palette.tsx';

export type Dialogs = Readonly<Record<DialogName, ComponentType>>;

export const dialogs: Dialogs = { help: HelpDialog, palette: Palette };
