/** Light or dark, or as the system has it. */
import type { ReactNode } from 'react';
import { THEMES, type Theme } from '../../store/preferences.ts';
import { usePreferences } from '../base/stores.ts';

export const THEME_LABELS: Readonly<Record<Theme, string>> = {
  system: 'System',
  light: 'Light',
  dark: 'Dark',
};

export function ThemeSwitch(): ReactNode {
  const theme = usePreferences((preferences) => preferences.theme);
  const setTheme = usePreferences((preferences) => preferences.setTheme);
  return (
    <label className="theme-switch">
      <span>Theme</span>
      <select
        className="select"
        value={theme}
        onChange={({ target }) => {
          const chosen = THEMES.find((known) => known === target.value);
          if (chosen !== undefined) setTheme(chosen);
        }}
      >
        {THEMES.map((known) => (
          <option key={known} value={known}>
            {THEME_LABELS[known]}
          </option>
        ))}
      </select>
    </label>
  );
}
