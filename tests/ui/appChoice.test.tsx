import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, test } from 'vitest';
import { getExport } from '../../src/artefacts/exports/index.ts';
import { makeArtefact } from '../../src/ui/share/makeArtefact.ts';
import { getFirstChoices } from '../../src/ui/share/shareChoices.ts';
import { API_ERRORS, logOfApps, WEB_ERRORS } from '../support/logs/twoApps.ts';
import { renderLog } from '../support/page/renderApp.tsx';

// jsdom lays nothing out.
Element.prototype.scrollIntoView = () => undefined;

const LOG = logOfApps();

async function findChoice(): Promise<HTMLElement> {
  return screen.findByRole('combobox', { name: 'App' });
}

describe('the choice of app', () => {
  test('lists the apps with their errors, all of them first', async () => {
    renderLog(LOG);
    const options = within(await findChoice()).getAllByRole('option');
    expect(options.map(({ textContent }) => textContent)).toEqual([
      'All apps',
      `api (${String(API_ERRORS)} errors)`,
      `web (${String(WEB_ERRORS)} errors)`,
    ]);
  });

  test('is not there where the log names one app only', async () => {
    const { session } = renderLog(logOfApps(['web']));
    await waitFor(() => {
      expect(session.getState().findings).toHaveLength(1);
    });
    expect(screen.queryByRole('combobox', { name: 'App' })).toBeNull();
  });

  test('narrows counts, lines, moments and findings to the app, and widens them again', async () => {
    const user = userEvent.setup();
    const { session, view } = renderLog(LOG);
    const choice = await findChoice();
    const findings = await screen.findByRole('region', { name: 'Findings' });
    await waitFor(() => {
      expect(
        session
          .getState()
          .findings?.map(({ app }) => app)
          .sort(),
      ).toEqual(['api', 'web']);
    });

    await user.selectOptions(choice, `web (${String(WEB_ERRORS)} errors)`);
    expect(view.getState().filters).toEqual({ app: { include: ['web'] } });
    await waitFor(() => {
      expect(session.getState().overview?.inRange.errors).toBe(WEB_ERRORS);
      expect(session.getState().findings?.map(({ app }) => app)).toEqual(['web']);
    });
    const { overview } = session.getState();
    expect(overview?.lifecycle.map(({ kind }) => kind)).not.toContain('listening');
    expect(overview?.lifecycle.length).toBeGreaterThan(0);
    expect(findings).toHaveTextContent('Of the chosen app, over the whole log.');
    expect(choice).toHaveDisplayValue(`web (${String(WEB_ERRORS)} errors)`);

    await user.selectOptions(choice, `api (${String(API_ERRORS)} errors)`);
    expect(view.getState().filters).toEqual({ app: { include: ['api'] } });
    await user.selectOptions(choice, 'All apps');
    expect(view.getState().filters).toEqual({});
    await waitFor(() => {
      expect(session.getState().findings).toHaveLength(2);
    });
  });

  test('shows what chips and menus chose', async () => {
    const { view } = renderLog(LOG);
    const choice = await findChoice();
    view.getState().hide({ field: 'app', name: 'web' });
    await waitFor(() => {
      expect(choice).toHaveDisplayValue('As the filters say');
    });
    view.getState().showOnly({ field: 'app', name: 'api' });
    await waitFor(() => {
      expect(choice).toHaveDisplayValue(`api (${String(API_ERRORS)} errors)`);
    });
  });

  test('holds for what is shared', async () => {
    const stores = renderLog(LOG);
    await findChoice();
    await waitFor(() => {
      expect(stores.session.getState().readings).toEqual([]);
    });
    stores.view.getState().showOnly({ field: 'app', name: 'web' });
    const { text = '' } = await makeArtefact(
      getExport('copyMarkdown'),
      getFirstChoices(stores.preferences),
      stores,
    );
    expect(text).toContain('Fly Proxy errors of web');
    expect(text).toContain('Findings are of the chosen app, over the whole log.');
    expect(text).toContain('exits again and again');
    expect(text).not.toMatch(/9090|wrong port/);
  });
});
