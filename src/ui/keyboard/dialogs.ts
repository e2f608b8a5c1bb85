/** The dialogs by their names, as one chunk but for *Share*, which brings what draws and what masks. */
import type { ComponentType } from 'react';
import type { DialogName } from '../../store/foreground.ts';
import { HelpDialog } from '../help/HelpDialog.tsx';
import { Palette } from '../palette/Palette.tsx';
import { PrivacyDialog } from '../privacy/PrivacyDialog.tsx';
import { ShareDialog } from '../share/openShare.ts';

export type Dialogs = Readonly<Record<DialogName, ComponentType>>;

export const dialogs: Dialogs = {
  help: HelpDialog,
  palette: Palette,
  privacy: PrivacyDialog,
  share: ShareDialog,
};
