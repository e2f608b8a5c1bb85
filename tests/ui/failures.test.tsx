import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, test } from 'vitest';
import type { OpenFailure } from '../../src/store/session.ts';
import { describeFailure } from '../../src/ui/failures.ts';
import { Prose } from '../../src/ui/Prose.tsx';
import { renderApp } from '../support/renderApp.tsx';

const FAILURES: readonly (readonly [OpenFailure, string, string])[] = [
  [{ kind: 'empty' }, 'app.log is empty', 'drop the file again'],
  [
    { kind: 'blank', lines: 3 },
    'app.log holds 3 lines and all are blank',
    '`fly logs --no-tail -a APP > app.log`',
  ],
  [{ kind: 'folder', leftOut: 0 }, 'app.log is an empty folder', 'Drop the folder that holds the log files'],
  [{ kind: 'folder', leftOut: 2 }, '2 files in it are hidden or empty', 'or the files themselves'],
  [
    { kind: 'notText', looksLike: 'a PNG picture' },
    'app.log looks like a PNG picture, not a log',
    'Export text',
  ],
  [{ kind: 'unrecognised', firstLines: ['hello'] }, 'none of its first lines', 'Export whole lines'],
  [{ kind: 'vanished' }, 'app.log was moved or deleted', 'from where it is now'],
  [{ kind: 'changed' }, 'app.log was written to while it was read', 'copy the file'],
  [{ kind: 'unreadable', reason: 'NotAllowedError' }, '(NotAllowedError)', 'you may read the file'],
  [
    {
      kind: 'unreadable',
      reason: 'gzip',
      container: { kind: 'damaged', container: 'gzip', reason: 'its first bytes are no header' },
    },
    'The gzip archive is damaged: its first bytes are no header.',
    'Copy or download it again',
  ],
  [{ kind: 'crashed', reason: 'boom' }, '(boom)', 'cut it into parts'],
];

test.each(FAILURES)('%o says what happened and what to do', (failure, what, next) => {
  const text = describeFailure({ fileName: 'app.log', failure, keptShare: 0 });
  expect(text.what).toContain(what);
  expect(text.next).toContain(next);
});

test('what was read before the end is told', () => {
  const { what } = describeFailure({ fileName: 'app.log', failure: { kind: 'changed' }, keptShare: 0.389 });
  expect(what).toContain('The first 38 % of it was read and stays.');
});

test('a file name cannot turn the sentence around, and a long one loses its middle', () => {
  const fileName = `app\u202egol.exe${'x'.repeat(200)}.log`;
  const { what } = describeFailure({ fileName, failure: { kind: 'empty' }, keptShare: 0 });
  expect(what).toMatch(/^app<U\+202E>gol\.exex+…x+\.log is empty/);
  expect(what.length).toBeLessThan(90);
});

test('commands stand as code', () => {
  render(<Prose>Run `fly logs` now.</Prose>);
  expect(screen.getByText('fly logs').tagName).toBe('CODE');
});

describe('on the page', () => {
  test('each failure is one alert, until it is dismissed', async () => {
    renderApp();
    await userEvent.upload(screen.getByLabelText('Open log export'), [
      new File([], 'a.log'),
      new File([' \n'], 'b.log'),
    ]);
    expect(await screen.findAllByRole('alert')).toHaveLength(2);
    const [dismiss] = screen.getAllByRole('button', { name: 'Dismiss' });
    if (dismiss !== undefined) await userEvent.click(dismiss);
    expect(screen.getAllByRole('alert')).toHaveLength(1);
  });

  test('a name is shown as text, never as markup', async () => {
    renderApp();
    await userEvent.upload(screen.getByLabelText('Open log export'), new File([], '<img src=x>.log'));
    expect(await screen.findByRole('alert')).toHaveTextContent('<img src=x>.log is empty');
    expect(document.querySelector('img')).toBeNull();
  });
});
