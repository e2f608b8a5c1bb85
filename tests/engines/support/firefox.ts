/** Firefox as it comes, over WebDriver BiDi. */
import puppeteer from 'puppeteer-core';
import { findFirefox } from '../../../scripts/engines.mjs';
import type { Engine } from './engine.ts';
import { openPuppeteerPage } from './puppeteerPage.ts';

const executablePath = findFirefox();

export const firefox: Engine = {
  name: 'Firefox',
  isThere: executablePath !== undefined,
  start: async () =>
    openPuppeteerPage(
      await puppeteer.launch({
        browser: 'firefox',
        headless: true,
        ...(executablePath !== undefined && { executablePath }),
      }),
    ),
};
