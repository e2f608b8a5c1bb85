/** "Only this, not this": the menu of a value that stands in a line. */
import type { ReactNode } from 'react';
import type { FilterValue } from '../../store/filters.ts';
import { Menu, returnTo } from '../base/Menu.tsx';
import { useStores } from '../base/stores.ts';
import { useFilterLabel } from '../base/useMask.ts';

export interface OpenMenu {
  readonly value: FilterValue;
  /** What was clicked; the focus goes back there. */
  readonly opener: HTMLElement;
}

interface Props {
  readonly menu: OpenMenu;
  readonly onClose: () => void;
}

export function ValueMenu({ menu: { value, opener }, onClose }: Props): ReactNode {
  const { view } = useStores();
  const label = useFilterLabel()(value);

  const choose = (filter: (value: FilterValue) => void): void => {
    onClose();
    returnTo(opener);
    filter(value);
  };

  return (
    <Menu label={label} opener={opener} onClose={onClose}>
      <p className="menu-title" role="presentation">
        <bdi>{label}</bdi>
      </p>
      <button
        type="button"
        role="menuitem"
        onClick={() => {
          choose(view.getState().showOnly);
        }}
      >
        Only this
      </button>
      <button
        type="button"
        role="menuitem"
        onClick={() => {
          choose(view.getState().hide);
        }}
      >
        Not this
      </button>
    </Menu>
  );
}
