/**
 * Before anything leaves: the artefact itself, what was masked in it, and what can still be chosen. Its own chunk,
 * because it brings what draws, what masks and what writes reports.
 */
import { useEffect, useRef, useState, type ReactNode } from 'react';
import type { ShareWay } from '../../store/foreground.ts';
import { Dialog } from '../base/Dialog.tsx';
import { useForeground, useStores } from '../base/stores.ts';
import { LinePicker } from './LinePicker.tsx';
import { MaskChoices } from './MaskChoices.tsx';
import { sendAway } from './sendAway.ts';
import { getFirstChoices, type ShareChoices } from './shareChoices.ts';
import { SHARE_LABELS } from './shareItems.ts';
import { ShareOptions } from './ShareOptions.tsx';
import { SharePreview } from './SharePreview.tsx';
import { TextByHand } from './TextByHand.tsx';
import { useArtefact } from './useArtefact.ts';
import '../styles/share.css';

/** Which ways can hold lines of the log. */
const WITH_LINES: readonly ShareWay[] = ['copyMarkdown', 'downloadReport'];

export function ShareDialog(): ReactNode {
  const stores = useStores();
  const way = useForeground((foreground) => foreground.shareWay);
  const { closeDialog, announce } = stores.foreground.getState();
  const [choices, setChoices] = useState(() => getFirstChoices(stores.preferences));
  const shown = useArtefact(way, choices);
  const [isRefused, setIsRefused] = useState(false);
  const sendRef = useRef<HTMLButtonElement>(null);
  const change = (changed: Partial<ShareChoices>): void => {
    setIsRefused(false);
    setChoices((before) => ({ ...before, ...changed }));
  };

  // Whoever wants it as it is only has to press Enter.
  useEffect(() => {
    sendRef.current?.focus({ preventScroll: true });
  }, []);

  const send = async (): Promise<void> => {
    setIsRefused(false);
    try {
      const done = await sendAway(way, shown.take());
      if (done === undefined) return;
      closeDialog();
      announce(done);
    } catch {
      setIsRefused(true);
    }
  };

  const { artefact } = shown;
  return (
    <Dialog title={SHARE_LABELS[way]} className="share" onClose={closeDialog}>
      <button type="button" className="button dialog-close" onClick={closeDialog}>
        Close
      </button>
      <div className="share-parts">
        <SharePreview way={way} choices={choices} shown={shown} />
        <div className="share-choices">
          <ShareOptions way={way} choices={choices} artefact={artefact} onChange={change} />
          <MaskChoices isMasked={choices.isMasked} masked={artefact?.masked} onChange={change} />
          {WITH_LINES.includes(way) && (
            <LinePicker
              chosen={choices.lines}
              maskLine={artefact?.maskLine}
              onChange={(lines) => {
                change({ lines });
              }}
            />
          )}
        </div>
      </div>
      <div className="share-end">
        {isRefused && <Refusal way={way} text={way === 'copyMarkdown' ? artefact?.text : undefined} />}
        <button ref={sendRef} type="button" className="button share-send" onClick={() => void send()}>
          {SHARE_LABELS[way]}
        </button>
      </div>
    </Dialog>
  );
}

const REFUSALS: Readonly<Partial<Record<ShareWay, string>>> = {
  copyImage:
    'The picture was not copied: the browser did not allow it. “Download PNG” makes a file of the same picture.',
  shareWithApp: 'The picture was not shared: the system did not take it. “Download PNG” makes a file of it.',
};

function Refusal({ way, text }: { readonly way: ShareWay; readonly text: string | undefined }): ReactNode {
  return (
    <div role="alert" className="share-refusal">
      {text === undefined ? (
        <p>{REFUSALS[way] ?? 'This could not be made: the browser, or the analysis, did not give it.'}</p>
      ) : (
        <>
          <p>The text was not copied: the browser did not allow it. It is selected here, to copy by hand.</p>
          <TextByHand text={text} />
        </>
      )}
    </div>
  );
}
