import { act, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, test } from 'vitest';
import { renderApp } from '../support/page/renderApp.tsx';
import { DOCUMENTED_CODES } from '../catalog/documentedCodes.ts';

async function renderReference(code?: string): Promise<void> {
  Element.prototype.scrollIntoView = () => undefined; // jsdom has no layout
  const { view } = renderApp();
  act(() => {
    view.getState().showPage('reference', code);
  });
  await screen.findByRole('heading', { name: 'All error codes' });
}

test('every code of the documentation is there without a log', async () => {
  await renderReference();
  expect(screen.getAllByRole('article')).toHaveLength(DOCUMENTED_CODES.length);
});

test('the search finds a code by its name', async () => {
  await renderReference();
  await userEvent.type(screen.getByRole('searchbox', { name: 'Search by code or words' }), 'pc01 refused');
  expect(screen.getAllByRole('article').map((article) => article.getAttribute('aria-label'))).toEqual([
    'PC01 Machine refused connection on port',
  ]);
});

test('a search that finds nothing says what to do', async () => {
  await renderReference();
  await userEvent.type(screen.getByRole('searchbox'), 'xyzzy');
  expect(screen.getByText('No code fits. Try fewer words.')).toBeInTheDocument();
});

test('an address with a code leads to its article', async () => {
  await renderReference('PM05');
  const article = screen.getByRole('article', { name: /^PM05/ });
  expect(article).toHaveFocus();
  expect(within(article).getByText('Machine connection failed', { exact: false })).toBeInTheDocument();
});
