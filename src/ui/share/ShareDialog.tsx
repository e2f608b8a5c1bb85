/**
 * Before anything leaves: the artefact itself, what was masked in it, and what can still be chosen. Its own chunk,
 * because it brings what draws, what masks and what writes reports.
 */
import { useEffect, useRef, useState, type ReactNode } from 'react';
import { getExport } from '../../artefacts/exports/index.ts';
import { Dialog } from '../base/Dialog.tsx';
import { useForeground, useStores } from '../base/stores.ts';
import { LinePicker } from './LinePicker.tsx';
import { MaskChoices } from './MaskChoices.tsx';
import { Refusal } from './Refusal.tsx';
import { sendAway } from './sendAway.ts';
import { getFirstChoices, type ShareChoices } from './shareChoices.ts';
import { ShareOptions } from './ShareOptions.tsx';
import { SharePreview } from './SharePreview.tsx';
import { useArtefact } from './useArtefact.ts';
import '../styles/share.css';

export function ShareDialog(): ReactNode {
  const stores = useStores();
  const chosen = getExport(useForeground((foreground) => foreground.exportId ?? ''));
  const { closeDialog, announce } = stores.foreground.getState();
  const [choices, setChoices] = useState(() => getFirstChoices(stores.preferences));
  const shown = useArtefact(chosen, choices);
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
      const done = await sendAway(chosen.delivery, shown.take());
      if (done === undefined) return;
      closeDialog();
      announce(done);
    } catch {
      setIsRefused(true);
    }
  };

  const { artefact } = shown;
  return (
    <Dialog title={chosen.label} className="share" onClose={closeDialog}>
      <button type="button" className="button dialog-close" onClick={closeDialog}>
        Close
      </button>
      <div className="share-parts">
        <SharePreview chosen={chosen} choices={choices} shown={shown} />
        <div className="share-choices">
          <ShareOptions chosen={chosen} choices={choices} artefact={artefact} onChange={change} />
          <MaskChoices isMasked={choices.isMasked} masked={artefact?.masked} onChange={change} />
          {chosen.options.includes('lines') && (
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
        {isRefused && <Refusal delivery={chosen.delivery} text={artefact?.text} />}
        <button ref={sendRef} type="button" className="button share-send" onClick={() => void send()}>
          {chosen.label}
        </button>
      </div>
    </Dialog>
  );
}
