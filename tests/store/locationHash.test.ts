import { expect, test } from 'vitest';
import { followLocationHash, readHash, toReferenceHash } from '../../src/store/locationHash.ts';
import { createView } from '../../src/store/view.ts';

test.each([
  ['', 'log', undefined],
  ['#log', 'log', undefined],
  ['#reference', 'reference', undefined],
  ['#reference/PC01', 'reference', 'PC01'],
  ['#reference/pc01', 'log', undefined],
  ['#reference/PC01/x', 'log', undefined],
])('%j is page %s with code %s', (hash, page, code) => {
  expect(readHash(hash)).toEqual({ page, code });
});

test('what is written can be read', () => {
  expect(readHash(toReferenceHash('PM05'))).toEqual({ page: 'reference', code: 'PM05' });
  expect(readHash(toReferenceHash())).toEqual({ page: 'reference', code: undefined });
});

test('the page follows the address', () => {
  const view = createView();
  const pageWindow = Object.assign(new EventTarget(), { location: { hash: '#reference' } });
  followLocationHash(view, pageWindow);
  expect(view.getState().page).toBe('reference');
  pageWindow.location.hash = '#log';
  pageWindow.dispatchEvent(new Event('hashchange'));
  expect(view.getState().page).toBe('log');
});
