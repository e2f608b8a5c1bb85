/** All keys, from the registry, so that no key is missing and none is promised that does nothing. */
import type { ReactNode } from 'react';
import { ACTION_GROUPS, isAvailable } from '../actions/action.ts';
import { actions, localKeys } from '../actions/index.ts';
import { Dialog } from '../base/Dialog.tsx';
import { useForeground, usePreferences, useStores } from '../base/stores.ts';
import { Keys } from './Keys.tsx';

export function HelpDialog(): ReactNode {
  const stores = useStores();
  const closeDialog = useForeground((foreground) => foreground.closeDialog);
  const openDialog = useForeground((foreground) => foreground.openDialog);
  const listed = [...actions, ...localKeys].filter(
    (entry) => entry.keys.length > 0 && isAvailable(entry, stores),
  );
  return (
    <Dialog title="Keys" className="help" onClose={closeDialog}>
      <button type="button" className="button dialog-close" onClick={closeDialog}>
        Close
      </button>
      <SingleKeysSwitch />
      <div className="help-groups">
        {ACTION_GROUPS.map((group) => {
          const entries = listed.filter((entry) => entry.group === group);
          if (entries.length === 0) return null;
          return (
            <section key={group} aria-labelledby={`keys-${group}`}>
              <h3 id={`keys-${group}`}>{group}</h3>
              <dl>
                {entries.map(({ title, keys }) => (
                  <div key={title}>
                    <dt>
                      <Keys keys={keys} />
                    </dt>
                    <dd>{title}</dd>
                  </div>
                ))}
              </dl>
            </section>
          );
        })}
      </div>
      <button
        type="button"
        className="link"
        onClick={() => {
          openDialog('privacy');
        }}
      >
        Privacy: what keeps logs on this device
      </button>
    </Dialog>
  );
}

function SingleKeysSwitch(): ReactNode {
  const singleKeys = usePreferences((preferences) => preferences.singleKeys);
  const setSingleKeys = usePreferences((preferences) => preferences.setSingleKeys);
  return (
    <label className="checkbox">
      <input
        type="checkbox"
        checked={singleKeys}
        onChange={({ target }) => {
          setSingleKeys(target.checked);
        }}
      />
      <span>Letters and signs alone start actions</span>
    </label>
  );
}
