import { gzipSync } from 'node:zlib';
import { render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, test } from 'vitest';
import type { ContainerFailure } from '../../src/core/unpack/containerFailure.ts';
import type { OpenFailure } from '../../src/store/session.ts';
import { describeFailure } from '../../src/ui/alerts/failures.ts';
import { Prose } from '../../src/ui/base/Prose.tsx';
import { createDirectConnection } from '../support/page/directConnection.ts';
import { renderApp } from '../support/page/renderApp.tsx';

function toUnreadable(container: ContainerFailure): OpenFailure {
  return { kind: 'unreadable', reason: container.kind, container };
}

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
  [{ kind: 'notText', looksLike: 'an xz archive' }, 'app.log looks like an xz archive', 'Unpack this one'],
  [
    {
      kind: 'noLogInside',
      contents: { kind: 'skipped', count: 1, named: [{ name: 'a\u202e.log', reason: 'is encrypted' }] },
    },
    'app.log is an archive that holds no log: a<U+202E>.log is encrypted.',
    'with its password',
  ],
  [{ kind: 'unrecognised', firstLines: ['hello'] }, 'none of its first lines', 'Export whole lines'],
  [{ kind: 'vanished' }, 'app.log was moved or deleted', 'from where it is now'],
  [{ kind: 'changed' }, 'app.log was written to while it was read', 'copy the file'],
  [{ kind: 'unreadable', reason: 'NotAllowedError' }, '(NotAllowedError)', 'you may read the file'],
  [
    toUnreadable({ kind: 'damaged', container: 'gzip', reason: 'its first bytes are no header' }),
    'The gzip archive is damaged: its first bytes are no header.',
    'Copy or download it again; `gzip -t FILE` tells',
  ],
  [
    toUnreadable({ kind: 'truncated', container: 'zip', position: 12345, entry: 'a.log' }),
    'The zip archive is cut short: the file ends at byte 12,345, in a.log, before the archive does. Nothing before',
    'Get the whole file and drop it again; `unzip -t FILE` tells',
  ],
  [
    toUnreadable({ kind: 'unsupported', container: 'zstd', position: 6, reason: 'needs the dictionary 7' }),
    'The zstd archive cannot be read at byte 6: it needs the dictionary 7.',
    'zstd -d --long=31',
  ],
  [
    toUnreadable({ kind: 'damaged', container: 'tar', position: 512, reason: 'a header does not fit' }),
    'The tar archive is damaged at byte 512: a header does not fit.',
    '`tar -tf FILE`',
  ],
  [{ kind: 'crashed', reason: 'boom' }, '(boom)', 'cut it into parts'],
];

test.each(FAILURES)('%o says what happened and what to do', (failure, what, next) => {
  const text = describeFailure({ fileName: 'app.log', failure, keptShare: 0, keptLines: 0 });
  expect(text.what).toContain(what);
  expect(text.next).toContain(next);
});

test('what was read before the end is told', () => {
  const { what } = describeFailure({
    fileName: 'app.log',
    failure: { kind: 'changed' },
    keptShare: 0.389,
    keptLines: 1200,
  });
  expect(what).toContain('The first 38 % of it was read and stays: 1,200 lines.');
  // The share of a packed file that was read is all of it, and tells nothing.
  const cut = toUnreadable({ kind: 'truncated', container: 'gzip', position: 99 });
  expect(describeFailure({ fileName: 'a.gz', failure: cut, keptShare: 1, keptLines: 1 }).what).toBe(
    'a.gz: The gzip archive is cut short: the file ends at byte 99, before the archive does. What comes before was read and stays: 1 line.',
  );
});

test('a file name cannot turn the sentence around, and a long one loses its middle', () => {
  const fileName = `app\u202egol.exe${'x'.repeat(200)}.log`;
  const { what } = describeFailure({ fileName, failure: { kind: 'empty' }, keptShare: 0, keptLines: 0 });
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

  test('a binary file can be read anyway', async () => {
    renderApp();
    const line = '2026-03-02T08:15:31Z proxy[a1] ams [error][PC01] x\n';
    await userEvent.upload(
      screen.getByLabelText('Open log export'),
      new File([line, new Uint8Array(4096)], 'padded.log'),
    );
    expect(await screen.findByRole('alert')).toHaveTextContent('padded.log looks like a binary file');
    await userEvent.click(screen.getByRole('button', { name: 'Read it anyway' }));
    expect(await screen.findByRole('button', { name: /^PC01/ })).toBeInTheDocument();
    expect(screen.queryByRole('alert')).toBeNull();
  });

  test('an archive that unpacks to very much is asked about, beside its reading', async () => {
    const limits = { maxBytes: 1 << 20, maxRatio: 1e6, ratioFromBytes: 0 };
    renderApp(createDirectConnection({ limits }));
    const line = '2026-03-02T08:15:31Z proxy[a1] ams [error][PC01] x\n';
    const packed = gzipSync(line + '\n'.repeat(3 << 20) + line);
    await userEvent.upload(screen.getByLabelText('Open log export'), new File([packed], 'big.log.gz'));
    expect(await screen.findByRole('alert')).toHaveTextContent(
      /^big\.log\.gz has unpacked to 1\.\d MB from \d(\.\d)? kB so far\. Go on\?/,
    );
    expect(screen.getByRole('progressbar')).toBeInTheDocument();
    await userEvent.click(screen.getByRole('button', { name: /^Stop here/ }));
    const files = await screen.findByRole('region', { name: 'Files' });
    expect(
      await within(files).findByText(/was read in part: its first .* What was read before is kept\./),
    ).toBeVisible();
    expect(screen.queryByRole('alert')).toBeNull();
  });

  test('a name is shown as text, never as markup', async () => {
    renderApp();
    await userEvent.upload(screen.getByLabelText('Open log export'), new File([], '<img src=x>.log'));
    expect(await screen.findByRole('alert')).toHaveTextContent('<img src=x>.log is empty');
    expect(document.querySelector('img')).toBeNull();
  });
});
