/** One key, and the picture is on the clipboard: for a chat, in the page's theme, masked for the team. */
import copyImage from '../../artefacts/exports/copyImage.ts';
import type { Stores } from '../base/stores.ts';
import { copyPicture } from './clipboard.ts';
import type { Artefact } from './makeArtefact.ts';

export function copyPictureNow(stores: Stores): void {
  const { announce } = stores.foreground.getState();
  const made = makeNow(stores);
  const description = made.then(({ picture }) => picture?.description ?? '');
  // Asked for at once: browsers let a page write only for a moment after a key.
  copyPicture(
    made.then(({ blob }) => blob),
    description,
  ).then(
    async () => {
      announce(`Copied the picture: ${await description}`);
    },
    () => {
      announce(
        'The picture was not copied: the browser did not allow it, or could not draw it. Share, Download PNG makes a file.',
      );
    },
  );
}

/** With nothing chosen. What draws and masks is not there before it is wanted. */
async function makeNow(stores: Stores): Promise<Artefact> {
  const [{ makeArtefact }, { getFirstChoices }] = await Promise.all([
    import('./makeArtefact.ts'),
    import('./shareChoices.ts'),
  ]);
  return makeArtefact(copyImage, getFirstChoices(stores.preferences), stores);
}
