/** A browser that puppeteer has launched goes in, one of its tabs for a test comes out. */
import type { Browser, ElementHandle } from 'puppeteer-core';
import { PICTURE_KEY, WATCH_PICTURES, type EnginePage } from './engine.ts';

export async function openPuppeteerPage(browser: Browser): Promise<EnginePage> {
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
    run: async (script) => {
      await page.evaluate(script);
    },
    watchPictures: async () => {
      await page.evaluate(WATCH_PICTURES);
    },
    readPicture: () => page.evaluate((key) => document.documentElement.dataset[key] ?? '', PICTURE_KEY),
    close: () => browser.close(),
  };
}
