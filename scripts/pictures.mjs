// `npm run pictures`: draws the pictures that the manifest names, with the system's Chromium: the icons from
// public/icon.svg, and the screenshots of the built app with its sample. They are committed, so this is only
// needed after one of the two has changed.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildPage } from './build.mjs';
import { CHROMIUM_ARGS } from './chromium.mjs';
import { ensureChromium, giveUp, ROOT, setup } from './setup.mjs';

const GROUND = '#1c2733'; // of the icon
/** Systems cut maskable icons to their own shape; what is inside a circle of 80 % always stays. */
const MASKABLE_SHARE = 0.9;
const ICONS = [192, 512].flatMap((size) => [
  { name: `icon-${size}`, size, share: 1, ground: 'transparent' },
  { name: `maskable-${size}`, size, share: MASKABLE_SHARE, ground: GROUND },
]);
const SCREENSHOTS = [
  { name: 'wide', width: 1280, height: 800 },
  { name: 'narrow', width: 412, height: 824 },
];

setup();
const executablePath = ensureChromium();
const { chromium } = await import('@playwright/test');
const browser = await chromium.launch({ executablePath, args: CHROMIUM_ARGS });
try {
  await drawIcons();
  await takeScreenshots();
} finally {
  await browser.close();
}

async function drawIcons() {
  const svg = readFileSync(join(ROOT, 'public/icon.svg')).toString('base64');
  const page = await browser.newPage();
  for (const { name, size, share, ground } of ICONS) {
    await page.setViewportSize({ width: size, height: size });
    await page.setContent(
      `<body style="margin:0;display:grid;place-items:center;height:100vh;background:${ground}">` +
        `<img width="${Math.round(size * share)}" src="data:image/svg+xml;base64,${svg}">`,
    );
    await page.locator('img').evaluate((image) => image.decode());
    write(`icons/${name}.png`, await page.screenshot({ omitBackground: true }));
  }
  await page.close();
}

async function takeScreenshots() {
  if (!buildPage()) giveUp('The build failed; its messages are above.');
  const { preview } = await import('vite');
  const server = await preview({ root: ROOT, logLevel: 'error', preview: { port: 0, open: false } });
  try {
    for (const { name, width, height } of SCREENSHOTS) {
      const page = await browser.newPage({ viewport: { width, height }, reducedMotion: 'reduce' });
      await page.goto(server.resolvedUrls?.local[0] ?? giveUp('The app is not served.'));
      await page.getByRole('button', { name: 'Try a sample' }).click();
      await page
        .getByRole('region', { name: 'Codes' })
        .getByRole('button', { name: /^PC01\b/ })
        .click();
      await page.getByRole('region', { name: 'Lines' }).getByText('[PC01]').first().waitFor();
      await page.locator('html').evaluate((root) => root.scrollTo(0, 0));
      write(`screenshots/${name}.png`, await page.screenshot());
      await page.close();
    }
  } finally {
    await server.close();
  }
}

function write(/** @type {string} */ name, /** @type {Buffer} */ content) {
  const path = join(ROOT, 'public', name);
  mkdirSync(join(path, '..'), { recursive: true });
  writeFileSync(path, content);
  console.log(`public/${name}: ${content.length} bytes`);
}
