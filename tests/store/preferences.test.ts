import { expect, test } from 'vitest';
import { createPreferences, followTheme, type KeptTexts } from '../../src/store/preferences.ts';

function createKept(text?: string): KeptTexts & { text: string | undefined } {
  return {
    text,
    getItem() {
      return this.text ?? null;
    },
    setItem(_key, value) {
      this.text = value;
    },
  };
}

test('what was chosen is there at the next visit', () => {
  const kept = createKept();
  const first = createPreferences(() => kept);
  first.getState().setTheme('dark');
  first.getState().setSingleKeys(false);
  expect(createPreferences(() => kept).getState()).toMatchObject({ theme: 'dark', singleKeys: false });
});

test.each([
  ['nothing', undefined],
  ['no JSON', '{'],
  ['another type', '"dark"'],
  ['null', 'null'],
  ['a theme that does not exist', '{"theme":"__proto__","singleKeys":"no"}'],
])('%s that was kept means the usual', (_what, text) => {
  const { theme, singleKeys } = createPreferences(() => createKept(text)).getState();
  expect({ theme, singleKeys }).toEqual({ theme: 'system', singleKeys: true });
});

test('a browser that keeps nothing, or has no room, holds the choice until it is closed', () => {
  const refused = createPreferences(() => {
    throw new Error('insecure');
  });
  refused.getState().setTheme('light');
  expect(refused.getState().theme).toBe('light');
});

test('the page shows the theme, and every change of it', () => {
  const page = { documentElement: { dataset: {} as Record<string, string | undefined> } };
  const preferences = createPreferences(() => undefined);
  followTheme(preferences, page);
  expect(page.documentElement.dataset).toEqual({ theme: 'system' });
  preferences.getState().setTheme('dark');
  expect(page.documentElement.dataset).toEqual({ theme: 'dark' });
});
