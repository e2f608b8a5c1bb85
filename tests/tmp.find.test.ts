import { chromium } from '@playwright/test';
import { test } from 'vitest';
import { spawn } from 'node:child_process';
import { CHROMIUM_ARGS, findChromium } from '../scripts/chromium.mjs';
test('probe', { timeout: 600000 }, async () => {
  const dirs = process.env.ONLY ? { main: process.env.ONLY } : { base: '/tmp/pf/p0', main: '/work/main' };
  const file = process.env.FILE!;
  for (const [name, dir] of Object.entries(dirs)) {
    const port = name === 'base' ? '4471' : '4472';
    const server = spawn('node', ['scripts/start.mjs', '--no-build', '--no-open', '--port', port], { cwd: dir, stdio: 'ignore' });
    await new Promise((r) => setTimeout(r, 1200));
    const browser = await chromium.launch({ executablePath: findChromium()!, args: [...CHROMIUM_ARGS, '--remote-debugging-port=9444'] });
    for (let i = 0; i < 2; i++) {
    const context = await browser.newContext();
    const page = await context.newPage();
    await page.goto(`http://127.0.0.1:${port}/`);
    await page.locator('.announcement').waitFor({ state: 'attached' });
    await page.waitForTimeout(1000);
    await page.evaluate(() => {
      const w = window as any; w.t = {};
      const look = () => {
        const reading = document.querySelector('.readings li') !== null;
        if (reading && w.t.start === undefined) w.t.start = performance.now();
        if (!reading && w.t.start !== undefined && w.t.read === undefined) w.t.read = performance.now();
        if (w.t.read !== undefined && document.querySelector('article.finding') !== null && w.t.found === undefined) w.t.found = performance.now();
        requestAnimationFrame(look);
      }; look();
    });
    const stop = process.env.ONLY ? await profile() : undefined;
    await page.locator('input[type=file]').first().setInputFiles(file);
    await page.waitForFunction((hasFindings) => (window as any).t[hasFindings ? 'found' : 'read'] !== undefined, name === 'main', { timeout: 60000, polling: 100 });
    await stop?.();
    const t = await page.evaluate(() => (window as any).t);
    console.log(name, 'read', Math.round(t.read - t.start), 'found after', Math.round(t.found - t.read));
    await context.close();
    }
    await browser.close(); server.kill();
  }
});

import WebSocket from 'ws';
import { writeFileSync } from 'node:fs';
async function profile(): Promise<() => Promise<void>> {
  const v = await (await fetch('http://127.0.0.1:9444/json/version')).json() as any;
  const ws = new WebSocket(v.webSocketDebuggerUrl); await new Promise((r) => { ws.onopen = r; });
  let id = 0; const waits = new Map<number, (v: any) => void>(); const sessions: [string, string][] = [];
  const send = (method: string, params: any = {}, sessionId?: string): Promise<any> => new Promise((r) => { id++; waits.set(id, r); ws.send(JSON.stringify({ id, method, params, sessionId })); });
  ws.onmessage = (e: any) => { const m = JSON.parse(e.data); if (m.id) waits.get(m.id)?.(m.result ?? m.error); else if (m.method === 'Target.attachedToTarget') { const t = m.params.targetInfo; if (t.type === 'page') void send('Target.setAutoAttach', { autoAttach: true, waitForDebuggerOnStart: false, flatten: true }, m.params.sessionId); if (t.type === 'worker') sessions.push([t.url, m.params.sessionId]); } };
  const { targetInfos } = await send('Target.getTargets'); for (const t of targetInfos.filter((t: any) => t.type === 'page')) await send('Target.attachToTarget', { targetId: t.targetId, flatten: true });
  await new Promise((r) => setTimeout(r, 300));
  const mine = sessions.filter(([u]) => u.includes('analysis.worker'));
  for (const [, s] of mine) { await send('Profiler.enable', {}, s); await send('Profiler.start', {}, s); }
  return async () => { for (const [, s] of mine) { const r = await send('Profiler.stop', {}, s); writeFileSync('/tmp/pf/aw.cpuprofile', JSON.stringify(r.profile)); } ws.close(); };
}
