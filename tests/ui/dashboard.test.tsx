import { screen, within, type BoundFunctions, type queries } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, expect, test, vi } from 'vitest';
import { flyLogs } from '../support/logs/flyLogs.ts';
import { renderApp, renderLog } from '../support/page/renderApp.tsx';

const LOG = flyLogs(`
  10:00:00 app
  10:00:05 PC01 a
  10:00:06 PC01 a
  10:00:07 PC01 b
  10:00:08 inferred b
  10:00:09 PR03 a
  10:00:10 PU05 a
  10:00:11 unclassified a
`);

async function findRegion(name: string): Promise<BoundFunctions<typeof queries>> {
  return within(await screen.findByRole('region', { name }));
}

test('choosing a file shows what is in it', async () => {
  renderApp();
  await userEvent.upload(screen.getByLabelText('Open log export'), new File([LOG], 'app.log'));
  expect(await screen.findByText(/6 errors of 3 codes since 10:00:05 UTC\./)).toBeInTheDocument();
});

afterEach(() => {
  vi.unstubAllGlobals();
});

test.each([
  ['says so in Files where there is no WebAssembly', undefined, 1],
  ['says nothing where there is', WebAssembly, 0],
])('the slower scanner %s', async (_, webAssembly, notes) => {
  vi.stubGlobal('WebAssembly', webAssembly);
  renderLog(LOG);
  const files = await findRegion('Files');
  await files.findByText('100 %, read to its end');
  expect(files.queryAllByText(/^Read with the slower scanner/)).toHaveLength(notes);
});

test('pasted text is opened', async () => {
  renderApp();
  await userEvent.paste(LOG);
  const files = await findRegion('Files');
  expect(files.getByRole('heading', { name: 'pasted text' })).toBeInTheDocument();
});

test('a code’s row begins with the code and tells the rest', async () => {
  renderLog(LOG);
  const codes = await findRegion('Codes');
  const row = codes.getByRole('button', { name: /^PC01 Machine refused connection on port, 4, / });
  expect(row).toHaveAccessibleName(
    /10:00:05 – 10:00:08, 2 machines, yours, 1 inferred from text, quoted as cause 1×$/,
  );
});

test('a code that the documentation does not have says so, in the list and in the details', async () => {
  renderLog(LOG);
  const codes = await findRegion('Codes');
  await userEvent.click(codes.getByRole('button', { name: /^PU05 not on the documentation page, 1/ }));
  const details = await findRegion('Details');
  expect(details.getByText(/does not list PU05/)).toHaveTextContent('counted under Upstream');
});

test('proxy errors of no known code are their own row', async () => {
  renderLog(LOG);
  const codes = await findRegion('Codes');
  await userEvent.click(codes.getByRole('button', { name: /^Proxy errors of no known code, 1/ }));
  const details = await findRegion('Details');
  expect(details.getByText(/no code is guessed/)).toBeInTheDocument();
});

test('the most frequent code is explained first', async () => {
  renderLog(LOG);
  const details = await findRegion('Details');
  expect(details.getByRole('heading', { level: 3 })).toHaveTextContent(
    'PC01 Machine refused connection on port',
  );
  expect(details.getByText('Yours: the app or its configuration.')).toBeInTheDocument();
  expect(details.getByRole('link', { name: 'PC01 on Fly.io’s page “Error codes”' })).toHaveAttribute(
    'rel',
    'noopener noreferrer',
  );
});

test('details lead from a code to the cause that it quotes', async () => {
  renderLog(LOG);
  const codes = await findRegion('Codes');
  await userEvent.click(codes.getByRole('button', { name: /^PR03/ }));
  const details = await findRegion('Details');
  const causes = details.getByRole('heading', { name: 'Quoted as the last error' }).nextElementSibling;
  expect(causes).toHaveTextContent('PC01 Machine refused connection on port 1×');
  await userEvent.click(within(causes as HTMLElement).getByRole('button'));
  expect(codes.getByRole('button', { name: /^PC01/ })).toHaveAttribute('aria-pressed', 'true');
});

test('details count machines and regions', async () => {
  renderLog(LOG);
  const details = await findRegion('Details');
  expect(details.getByRole('heading', { name: '2 machines' })).toBeInTheDocument();
  expect(details.getByRole('heading', { name: '1 region' })).toBeInTheDocument();
});

test('what the lines are chosen by can be taken away', async () => {
  const { view } = renderLog(LOG);
  const lines = await findRegion('Lines');
  const codes = await findRegion('Codes');
  await userEvent.click(codes.getByRole('button', { name: /^PR03/ }));
  await userEvent.click(lines.getByRole('button', { name: 'PR03: show others too' }));
  expect(view.getState().selectedCode).toBeUndefined();
});

test('a file’s account names what was read and what was not', async () => {
  renderLog(`preamble\n${LOG}`);
  const files = await findRegion('Files');
  const file = within(files.getByRole('article', { name: 'app.log' }));
  expect(file.getByText('fly logs text')).toBeInTheDocument();
  expect(file.getByText('100 %, read to its end')).toBeInTheDocument();
  expect(file.getByText('1 line could not be read as log records.')).toBeInTheDocument();
  expect(file.getByText('preamble')).toBeInTheDocument();
});

test('removing the only file leads back to the first screen', async () => {
  renderLog(LOG);
  const files = await findRegion('Files');
  await userEvent.click(files.getByRole('button', { name: 'Remove app.log' }));
  expect(await screen.findByRole('button', { name: 'Try a sample' })).toBeInTheDocument();
});

test('the clock of the page is chosen once for all of it', async () => {
  renderLog(LOG);
  const timeline = await findRegion('Timeline');
  expect(timeline.getByText(/UTC · all that was read/)).toBeInTheDocument();
  await userEvent.click(screen.getByRole('radio', { name: /^UTC\+00:00/ }));
  expect(timeline.getByText(/^UTC\+00:00 .* · all that was read/)).toBeInTheDocument();
});
