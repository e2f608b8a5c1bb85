/** The button *Share* and its menu: each entry opens a preview of what would leave. */
import { useCallback, useState, type ReactNode } from 'react';
import { Menu, returnTo } from '../base/Menu.tsx';
import { SHARE_BUTTON_ID } from '../base/places.ts';
import { useStores } from '../base/stores.ts';
import { openShare } from './openShare.ts';
import { printPage } from './printPage.ts';
import { listOfferedExports } from './offeredExports.ts';

export function ShareMenu(): ReactNode {
  const stores = useStores();
  const [opener, setOpener] = useState<HTMLButtonElement>();
  const close = useCallback(() => {
    setOpener(undefined);
  }, []);
  const choose = (run: () => void): void => {
    close();
    if (opener !== undefined) returnTo(opener);
    run();
  };
  return (
    <>
      <button
        type="button"
        id={SHARE_BUTTON_ID}
        className="button"
        aria-haspopup="menu"
        aria-expanded={opener !== undefined}
        aria-keyshortcuts="s"
        onClick={({ currentTarget }) => {
          setOpener(opener === undefined ? currentTarget : undefined);
        }}
      >
        Share
      </button>
      {opener !== undefined && (
        <Menu label="Share" opener={opener} onClose={close}>
          {listOfferedExports().map((one) => (
            <button
              key={one.id}
              type="button"
              role="menuitem"
              aria-haspopup="dialog"
              onClick={() => {
                choose(() => void openShare(stores, one));
              }}
            >
              {one.label}
            </button>
          ))}
          <button
            type="button"
            role="menuitem"
            onClick={() => {
              choose(() => void printPage(stores));
            }}
          >
            Print
          </button>
        </Menu>
      )}
    </>
  );
}
