/** Where an artefact goes: to a file, to the clipboard, or to another app. */
import type { Delivery } from '../../artefacts/export.ts';
import { formatBytes } from '../../presentation/numbers.ts';
import { copyPicture, copyText } from './clipboard.ts';
import type { Artefact } from './makeArtefact.ts';

/** Long enough for a browser that asks where to put it. */
const KEPT_FOR_MS = 60_000;

/** Says what was done; undefined where somebody thought better of it. Rejects where the browser refuses. */
export async function sendAway(delivery: Delivery, taken: Promise<Artefact>): Promise<string | undefined> {
  switch (delivery.kind) {
    case 'copyPicture': {
      const description = taken.then(({ picture }) => picture?.description ?? '');
      await copyPicture(
        taken.then(({ blob }) => blob),
        description,
      );
      return `Copied the picture: ${await description}`;
    }
    case 'copyText': {
      const { text = '' } = await taken;
      await copyText(text);
      return delivery.done;
    }
    case 'systemShare':
      return shareWithApp(await taken);
    case 'download': {
      const { blob, fileName } = await taken;
      download(blob, fileName);
      return `Downloaded ${fileName}, ${formatBytes(blob.size)}.`;
    }
  }
}

async function shareWithApp({ blob, fileName }: Artefact): Promise<string | undefined> {
  try {
    await navigator.share({ files: [new File([blob], fileName, { type: blob.type })] });
    return 'Shared the picture.';
  } catch (error) {
    if (error instanceof DOMException && error.name === 'AbortError') return undefined;
    throw error;
  }
}

function download(blob: Blob, fileName: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(blob);
  link.download = fileName;
  link.click();
  setTimeout(() => {
    URL.revokeObjectURL(link.href);
  }, KEPT_FOR_MS);
}
