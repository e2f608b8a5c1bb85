import { describe, expect, test } from 'vitest';
import { createView, getRange } from '../../src/store/view.ts';

describe('the trail of ranges', () => {
  test('shows the range that was chosen last', () => {
    const view = createView();
    view.getState().zoomTo({ start: 0, end: 100 });
    view.getState().zoomTo({ start: 10, end: 20 });
    expect(getRange(view.getState())).toEqual({ start: 10, end: 20 });
  });

  test('leads back to any range before, and to the whole log', () => {
    const view = createView();
    view.getState().zoomTo({ start: 0, end: 100 });
    view.getState().zoomTo({ start: 10, end: 20 });
    view.getState().backTo(1);
    expect(getRange(view.getState())).toEqual({ start: 0, end: 100 });
    view.getState().backTo(-1);
    expect(getRange(view.getState())).toBeUndefined();
  });
});

test('a range that is zoomed into is no longer selected', () => {
  const view = createView();
  view.getState().selectRange({ start: 10, end: 20 });
  view.getState().zoomTo({ start: 10, end: 20 });
  expect(view.getState().selectedRange).toBeUndefined();
});

test('choices survive being written and read as JSON', () => {
  const view = createView();
  view.getState().selectCode('PC01');
  const choices: unknown = JSON.parse(JSON.stringify(view.getState()));
  expect(choices).toEqual({
    page: 'log',
    trail: [],
    selectedCode: 'PC01',
    timeZone: 'utc',
    newestFirst: false,
  });
});
