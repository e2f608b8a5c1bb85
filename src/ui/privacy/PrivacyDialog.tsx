/** What keeps logs on this device, as far as it can be measured here, and how anyone can check it. */
import type { ReactNode } from 'react';
import { Dialog } from '../base/Dialog.tsx';
import { useForeground } from '../base/stores.ts';
import { CheckYourself } from './CheckYourself.tsx';
import { HeaderList } from './HeaderList.tsx';
import { RequestSum } from './RequestSum.tsx';
import { Trial } from './Trial.tsx';
import { useArrivedPage } from './useArrivedPage.ts';
import '../styles/privacy.css';

export function PrivacyDialog(): ReactNode {
  const closeDialog = useForeground((foreground) => foreground.closeDialog);
  const arrived = useArrivedPage();
  return (
    <Dialog title="Privacy" className="privacy" onClose={closeDialog}>
      <button type="button" className="button dialog-close" onClick={closeDialog}>
        Close
      </button>
      <p>
        Logs are read on this device. There is no server that could take one, and the app counts nobody. The
        browser itself holds the page to that, by rules that come with it:
      </p>
      <HeaderList arrived={arrived} />
      <Trial />
      <RequestSum />
      <CheckYourself arrived={arrived} />
    </Dialog>
  );
}
