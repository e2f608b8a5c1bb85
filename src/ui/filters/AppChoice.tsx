/** One app of several: a second control of the filter by app, which chips and menus set too. */
import { useId, type ReactNode } from 'react';
import { formatCounted } from '../../presentation/numbers.ts';
import { toVisibleText } from '../../presentation/visibleText.ts';
import { listFilters } from '../../store/filters.ts';
import { useMask } from '../base/useMask.ts';
import { useSession, useStores, useView } from '../base/stores.ts';

const ALL = 'all';
/** What no single app of the list is. */
const OTHER = 'other';

/** Nothing where the log names fewer than two. */
export function AppChoice(): ReactNode {
  const { session, view } = useStores();
  const apps = useSession(({ overview }) => overview?.apps);
  const filter = useView(({ filters }) => filters.app);
  const mask = useMask();
  const id = useId();
  if (apps === undefined || apps.length < 2) return null;
  const { include: [only, ...others] = [], exclude = [] } = filter ?? {};
  const chosen =
    others.length + exclude.length > 0
      ? undefined
      : apps.find(({ name }) => only !== undefined && name === mask.text(only));

  const choose = (value: string): void => {
    const { filters, dropFilter, showOnly } = view.getState();
    if (value === ALL)
      for (const active of listFilters(filters)) if (active.field === 'app') dropFilter(active);
    // What is listed may be masked; what is chosen is the name itself.
    const app = session.getState().overview?.apps.find(({ name }) => toValue(mask.text(name)) === value);
    if (app !== undefined) showOnly({ field: 'app', name: app.name });
  };

  return (
    <p className="app-choice">
      <label htmlFor={id}>App</label>
      <select
        id={id}
        className="select"
        value={filter === undefined ? ALL : chosen === undefined ? OTHER : toValue(chosen.name)}
        onChange={({ target }) => {
          choose(target.value);
        }}
      >
        <option value={ALL}>All apps</option>
        {filter !== undefined && chosen === undefined && (
          <option value={OTHER} disabled>
            As the filters say
          </option>
        )}
        {apps.map(({ name, count }) => (
          <option key={name} value={toValue(name)}>
            {toVisibleText(name)} ({formatCounted(count, 'error')})
          </option>
        ))}
      </select>
    </p>
  );
}

function toValue(name: string): string {
  return `app ${name}`;
}
