import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeAll, expect, test } from 'vitest';
import { MASKED_FOR_PUBLIC, MASKED_FOR_TEAM } from '../../src/core/redact/redact.ts';
import { allExports, getExport } from '../../src/artefacts/exports/index.ts';
import { makeArtefact, toFileName } from '../../src/ui/share/makeArtefact.ts';
import { getFirstChoices, type ShareChoices } from '../../src/ui/share/shareChoices.ts';
import type { Stores } from '../../src/ui/base/stores.ts';
import { renderLog } from '../support/page/renderApp.tsx';

// What jsdom does not have: modal dialogs, addresses of bytes, layout.
beforeAll(() => {
  HTMLDialogElement.prototype.showModal = function showModal() {
    this.open = true;
  };
  HTMLDialogElement.prototype.close = function close() {
    this.open = false;
  };
  URL.createObjectURL = () => 'blob:picture';
  URL.revokeObjectURL = () => undefined;
  Element.prototype.scrollIntoView = () => undefined;
});

const JWT = 'eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0NTY3ODkwIn0.dozjgNryP4J3jVmNHl0w5N_XgL0n3I9PlFUP0THsR8U';
const CANARIES = [JWT, 'jane.doe@northwind.example', '93.184.216.34', 'hunter2secret', 'northwind-traders'];
const LOG = [
  `2026-03-02T10:00:00Z proxy[148e21ea7d9d68] ams [error][PC01] instance refused connection for 93.184.216.34 jane.doe@northwind.example ${JWT} postgres://app:hunter2secret@db.internal.example:5432/main`,
  '2026-03-02T10:00:05Z proxy[148e21ea7d9d68] ams [error][PC01] instance refused connection',
  '2026-03-02T10:00:06Z proxy[148e21ea7d9d68] ams [error][PU05] could not finish reading HTTP body from instance',
  '',
].join('\n');

async function openLog(): Promise<Stores> {
  const stores = renderLog(LOG, 'northwind-traders.log');
  await screen.findByRole('region', { name: 'Files' });
  await screen.findByText('100 %, read to its end');
  return stores;
}

async function openDialog(item: string): Promise<HTMLElement> {
  await userEvent.click(await screen.findByRole('button', { name: 'Share' }));
  await userEvent.click(screen.getByRole('menuitem', { name: item }));
  return screen.findByRole('dialog', { name: item });
}

/** With all lines of the log taken along. */
async function chooseAll(stores: Stores, isMasked = MASKED_FOR_TEAM): Promise<ShareChoices> {
  const { lines } = await stores.analysis.getLines({}, false, 0, 20);
  return {
    ...getFirstChoices(stores.preferences),
    isMasked,
    lines: lines.map(({ text = '', sourceName, textId, lineNumber, start, end }) => ({
      text,
      sourceName,
      place: { textId, lineNumber, start, end },
    })),
  };
}

test('nothing that a team should not pass on is in any artefact', async () => {
  const stores = await openLog();
  const choices = await chooseAll(stores);
  // jsdom makes no pixels.
  const readable = allExports.filter(({ mimeType }) => mimeType !== 'image/png');
  expect(readable.length).toBeGreaterThan(4);
  for (const one of readable) {
    const { blob, fileName } = await makeArtefact(one, choices, stores);
    const text = await blob.slice().text();
    expect(text.length, one.id).toBeGreaterThan(100);
    expect(
      CANARIES.filter((canary) => text.includes(canary) || fileName.includes(canary)),
      one.id,
    ).toEqual([]);
  }
});

test('hosts stay for a team and go for the public; what was masked is told', async () => {
  const stores = await openLog();
  const forTeam = await makeArtefact(getExport('copyMarkdown'), await chooseAll(stores), stores);
  expect(forTeam.text).toContain('db.internal.example');
  expect(forTeam.masked).toMatch(/^2 secrets, 1 e-mail address, .*, 1 address$/);
  const forPublic = await makeArtefact(
    getExport('copyMarkdown'),
    await chooseAll(stores, MASKED_FOR_PUBLIC),
    stores,
  );
  expect(forPublic.text).not.toContain('db.internal.example');
});

test('a title is masked like the rest', async () => {
  const stores = await openLog();
  const choices = { ...getFirstChoices(stores.preferences), title: `Broken for ${JWT}` };
  const { text = '', title } = await makeArtefact(getExport('copyMarkdown'), choices, stores);
  expect(title).toBe('Broken for [secret:jwt]');
  expect(text).not.toContain(JWT);
});

test('what leaves is narrowed by the filters that are chosen', async () => {
  const stores = await openLog();
  stores.view.getState().showOnly({ field: 'code', name: 'PU05' });
  const choices = getFirstChoices(stores.preferences);
  const csv = await makeArtefact(getExport('downloadCsv'), choices, stores);
  expect((await csv.blob.slice().text()).trimEnd().split('\r\n')).toHaveLength(2);
  const { text } = await makeArtefact(getExport('copyMarkdown'), choices, stores);
  expect(text).toContain('Only `code PU05`');
  // Findings are of the whole log, and say so.
  expect((text ?? '').replace(/## Findings[\s\S]*?(?=\n## )/, '')).not.toContain('PC01');
});

test('Markdown is copied as it is shown, and only with the lines that were chosen', async () => {
  const user = userEvent.setup();
  await openLog();
  const dialog = await openDialog('Copy Markdown');
  const text = await within(dialog).findByRole('region', { name: 'Text' });
  expect(text).not.toHaveTextContent('Lines of the log');
  await user.click(within(dialog).getByText(/^Lines of the log: none of the first 3/));
  const boxes = within(dialog).getAllByRole('checkbox', { name: /instance refused connection/ });
  for (const box of boxes) expect(box).not.toBeChecked();
  await user.click(within(dialog).getByRole('checkbox', { name: /\[secret:jwt\]/ }));
  await waitFor(() => {
    expect(text).toHaveTextContent('Lines of the log');
  });
  expect(within(dialog).getByText(/^Masked: 2 secrets/)).toBeInTheDocument();
  await user.click(within(dialog).getByRole('button', { name: 'Copy Markdown' }));
  await waitFor(() => {
    expect(screen.queryByRole('dialog')).not.toBeInTheDocument();
  });
  const [copy] = await navigator.clipboard.read();
  const copied = (await (await copy?.getType('text/plain'))?.text()) ?? '';
  expect(copied).toContain('[secret:jwt]');
  expect(CANARIES.filter((canary) => copied.includes(canary))).toEqual([]);
});

test('where the clipboard refuses, the text can be copied by hand', async () => {
  const user = userEvent.setup();
  navigator.clipboard.writeText = () => Promise.reject(new DOMException('no', 'NotAllowedError'));
  await openLog();
  const dialog = await openDialog('Copy Markdown');
  await within(dialog).findByRole('region', { name: 'Text' });
  await user.click(within(dialog).getByRole('button', { name: 'Copy Markdown' }));
  expect(await within(dialog).findByRole('alert')).toHaveTextContent('The text was not copied');
  expect(within(dialog).getByLabelText('Text to copy')).toHaveFocus();
});

test('the screenshot mode masks names and lines, and gives them back', async () => {
  const stores = await openLog();
  await screen.findByRole('button', { name: /93\.184\.216\.34/ });
  await userEvent.keyboard('m');
  expect(await screen.findByText(/^Screenshot mode: /)).toBeInTheDocument();
  await screen.findByRole('button', { name: /ip-1/ });
  const shown = document.documentElement.outerHTML;
  expect(CANARIES.filter((canary) => shown.includes(canary))).toEqual([]);
  expect(screen.getByRole('heading', { name: 'file-1.log' })).toBeInTheDocument();
  stores.session.getState().reportFailure('northwind-traders-2.log', { kind: 'empty' });
  expect(await screen.findByText('file-2.log is empty: it has 0 bytes.')).toBeInTheDocument();
  await userEvent.click(screen.getByRole('button', { name: 'End screenshot mode' }));
  expect(await screen.findByRole('button', { name: /93\.184\.216\.34/ })).toBeInTheDocument();
});

test.each([
  ['a range', { start: Date.UTC(2026, 10, 22, 12, 3), end: 0 }, 'utc', 'postflight-2026-11-22-1203.png'],
  ['times of day', { start: 0, end: 1 }, 'timeOfDay', 'postflight.png'],
  ['no times', undefined, 'utc', 'postflight.png'],
] as const)('the name of a file with %s', (_what, range, clock, expected) => {
  expect(toFileName(range, clock, 'png')).toBe(expected);
});
