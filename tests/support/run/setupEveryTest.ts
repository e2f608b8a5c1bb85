/**
 * Before all: properties draw the same cases each time, so that a test which fails tells of the change that made it.
 * After every test: nothing was written to what all objects have in common, whatever keys the test's input had.
 */
import fc from 'fast-check';
import { afterEach, beforeEach, expect } from 'vitest';
import { isUsualCount, toRuns } from './cases.ts';

fc.configureGlobal({ numRuns: toRuns(100), ...(isUsualCount && { seed: 1 }) });

const SHARED = { Object: Object.prototype, Array: Array.prototype, Function: Function.prototype } as const;

function takeSnapshot(): readonly (readonly [
  string,
  readonly (readonly [PropertyKey, PropertyDescriptor])[],
])[] {
  return Object.entries(SHARED).map(([name, prototype]) => [
    name,
    Reflect.ownKeys(prototype).map((key) => [key, Reflect.getOwnPropertyDescriptor(prototype, key) ?? {}]),
  ]);
}

let before = takeSnapshot();
beforeEach(() => {
  before = takeSnapshot();
});
afterEach(() => {
  expect(takeSnapshot()).toEqual(before);
});
