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

describe('the selected range', () => {
  test('is zoomed to, and is no choice any more', () => {
    const view = createView();
    view.getState().zoomToSelected();
    expect(view.getState().trail).toEqual([]);
    view.getState().selectRange({ start: 10, end: 20 });
    view.getState().zoomToSelected();
    expect(getRange(view.getState())).toEqual({ start: 10, end: 20 });
    expect(view.getState().selectedRange).toBeUndefined();
  });

  test('is dropped by the first step back; the next one leaves the range', () => {
    const view = createView();
    view.getState().zoomTo({ start: 0, end: 100 });
    view.getState().selectRange({ start: 10, end: 20 });
    view.getState().stepBack();
    expect(view.getState().selectedRange).toBeUndefined();
    expect(getRange(view.getState())).toEqual({ start: 0, end: 100 });
    view.getState().stepBack();
    view.getState().stepBack();
    expect(getRange(view.getState())).toBeUndefined();
  });
});

test('choices survive being written and read as JSON', () => {
  const view = createView();
  view.getState().selectCode('PC01');
  view.getState().compareWith({ with: 'keptRange', keptRange: { start: 10, end: 20 } });
  const choices: unknown = JSON.parse(JSON.stringify(view.getState()));
  expect(choices).toEqual({
    hidden: { of: 'category', keys: [] },
    page: 'log',
    trail: [],
    selectedCode: 'PC01',
    filters: {},
    groupBy: 'category',
    scale: 'linear',
    hasPatterns: false,
    codeOrder: 'count',
    timeZone: 'utc',
    newestFirst: false,
    comparison: { with: 'keptRange', keptRange: { start: 10, end: 20 } },
  });
});
