import { expect, test } from 'vitest';
import { actions } from '../../src/ui/actions/index.ts';
import { findKeyName, toShownKeys, type KeyStroke } from '../../src/ui/actions/keys.ts';
import { rankEntries } from '../../src/ui/palette/rankEntries.ts';

function press(key: string, held: Partial<KeyStroke> = {}): string | undefined {
  return findKeyName({
    key,
    code: '',
    ctrlKey: false,
    metaKey: false,
    altKey: false,
    shiftKey: false,
    ...held,
  });
}

test.each<[string, string | undefined, string | undefined]>([
  ['a letter', press('e'), 'e'],
  ['a capital letter', press('E', { shiftKey: true }), 'E'],
  ['a letter under Caps Lock', press('E'), 'e'],
  ['a capital letter under Caps Lock', press('e', { shiftKey: true }), 'E'],
  ['a sign that needs Shift', press('?', { shiftKey: true }), '?'],
  ['a slash, with Shift on German keyboards', press('/', { shiftKey: true }), '/'],
  ['Ctrl K', press('k', { ctrlKey: true }), 'Mod+k'],
  ['Cmd K', press('k', { metaKey: true }), 'Mod+k'],
  ['Ctrl Shift K', press('K', { ctrlKey: true, shiftKey: true }), undefined],
  ['Alt D', press('d', { altKey: true }), undefined],
  ['AltGr, which is Ctrl Alt', press('@', { ctrlKey: true, altKey: true }), undefined],
  ['Shift Home, which selects', press('Home', { shiftKey: true }), undefined],
  ['the place of J on a Russian keyboard', press('о', { code: 'KeyJ' }), 'j'],
  ['a sign beside the letters of a French keyboard', press('&', { code: 'Digit1' }), '&'],
])('%s', (_what, found, expected) => {
  expect(found).toBe(expected);
});

test('keys are written as on a keyboard', () => {
  expect(toShownKeys('Mod+k', false)).toEqual(['Ctrl', 'K']);
  expect(toShownKeys('Mod+k', true)).toEqual(['Cmd', 'K']);
  expect(toShownKeys('E', false)).toEqual(['Shift', 'E']);
  expect(toShownKeys('Escape', false)).toEqual(['Esc']);
});

test('no two actions have the same key, id or title', () => {
  for (const names of [
    actions.flatMap(({ keys }) => keys),
    actions.map(({ id }) => id),
    actions.map(({ title }) => title),
  ]) {
    expect(names.toSorted()).toEqual([...new Set(names)].toSorted());
  }
});

test('all words have to fit, in any order; titles come before other texts, starts of words before their middles', () => {
  const entries = [
    { title: 'Release port', otherText: '' },
    { title: 'PC04 Gone', otherText: 'lease port' },
    { title: 'Port of a lease', otherText: '' },
    { title: 'Port', otherText: '' },
  ];
  const found = rankEntries(entries, ' LEASE  port ').map(({ title }) => title);
  expect(found).toEqual(['Port of a lease', 'Release port', 'PC04 Gone']);
});
