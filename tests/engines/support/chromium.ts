/** Chromium, beside which the other engines stand. */
import puppeteer from 'puppeteer-core';
import { CHROMIUM_ARGS, findChromium } from '../../../scripts/chromium.mjs';
import type { Engine } from './engine.ts';
import { openPuppeteerPage } from './puppeteerPage.ts';

const executablePath = findChromium();

export const chromium: Engine = {
  name: 'Chromium',
  isThere: executablePath !== undefined,
  start: async () =>
    openPuppeteerPage(
      await puppeteer.launch({
        browser: 'chrome',
        headless: true,
        args: [...CHROMIUM_ARGS],
        ...(executablePath !== undefined && { executablePath }),
      }),
    ),
};
