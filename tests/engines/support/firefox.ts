/** Firefox as it comes, over WebDriver BiDi. */
import puppeteer, { type ElementHandle } from 'puppeteer-core';
import { findFirefox } from '../../../scripts/engines.mjs';
import type { Engine, EnginePage } from './engine.ts';

const executablePath = findFirefox();

export const firefox: Engine = {
  name: 'Firefox',
  isThere: executablePath !== undefined,
  start: startFirefox,
};

async function startFirefox(): Promise<EnginePage> {
  const browser = await puppeteer.launch({
    browser: 'firefox',
    headless: true,
    ...(executablePath !== undefined && { executablePath }),
  });
  const page = await browser.newPage();
  const find = async (place: string): Promise<ElementHandle> => {
    const element = await page.waitForSelector(`::-p-xpath(${place})`);
    if (element === null) throw new Error(`${place} is not there`);
    return element;
  };
  return {
    open: async (url) => {
      await page.goto(url);
    },
    click: async (place) => {
      await (await find(place)).click();
    },
    chooseFile: async (place, path) => {
      await ((await find(place)) as ElementHandle<HTMLInputElement>).uploadFile(path);
    },
    count: async (place) => (await page.$$(`::-p-xpath(${place})`)).length,
    readText: async (place) => {
      const element = await page.$(`::-p-xpath(${place})`);
      return element === null ? '' : element.evaluate((found) => (found as HTMLElement).innerText);
    },
    close: () => browser.close(),
  };
}
