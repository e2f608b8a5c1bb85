/** What findings say where files lie beside the log. */
import { describe, expect, it } from 'vitest';
import { contextFormats } from '../../src/catalog/context/index.ts';
import { joinContext, recogniseContext, type AppContext } from '../../src/core/diagnosis/appContext.ts';
import type { Finding } from '../../src/core/diagnosis/finding.ts';
import { logFromDrawing } from '../support/logs/drawnLog.ts';
import { MACHINE_A, MACHINES, OUTPUTS, RELEASES } from '../support/logs/flyctlOutputs.ts';
import { logOfApps } from '../support/logs/twoApps.ts';
import { diagnoseText } from '../support/read/diagnoseText.ts';

function toContext(outputs: readonly unknown[]): AppContext {
  return joinContext(
    outputs.map((output) => {
      const found = recogniseContext(JSON.stringify(output), contextFormats);
      if (found === undefined) throw new Error('Not recognised');
      return found;
    }),
  );
}

async function findFirst(drawing: string, ...outputs: readonly unknown[]): Promise<Finding> {
  const [first] = await diagnoseText(logFromDrawing(drawing), undefined, toContext(outputs));
  if (first === undefined) throw new Error('No finding');
  return first;
}

const A = MACHINE_A;
const KILL = `10:00:00 *40/60s ${A} app GET / 200
  10:20:00 ${A} app Out of memory: Killed process 641 (node) total-vm:1104944kB, anon-rss:214004kB
  10:20:01 *30/1s ${A} proxy [PU02] could not complete HTTP request to instance: connection closed before message completed`;
const CRASHES = `10:00:00 *40/60s ${A} app GET / 200
  10:20:00 *8/20s ${A} app  INFO Main child exited normally with code: 1
  10:20:05 *30/5s ${A} proxy [PC01] instance refused connection. is your app listening on 0.0.0.0:8080?`;
const CHECK = `10:00:00 *40/60s ${A} app GET / 200
  10:20:00 ${A} health Health check 'servicecheck-00-http-8080' on port 8080 has failed. Your app is not responding properly.
  10:20:02 *30/5s ${A} proxy [PR04] could not find a good candidate within 20 attempts at load balancing`;

describe('out of memory', () => {
  it.each(['machines', 'status', 'scale'])('is advised with the memory that %s tells', async (kind) => {
    const { rule, advice } = await findFirst(KILL, OUTPUTS[kind]);
    expect(rule).toBe('out-of-memory');
    expect(advice[0]).toContain('the 512 MB that they have');
    expect(advice[0]).toContain('`fly scale memory 1024`');
    expect(advice[0]).not.toContain('number in MB');
  });

  it('says that a larger size is needed where the memory is the most for the CPUs', async () => {
    const scale = [{ Process: 'app', Count: 1, CPUKind: 'shared', CPUs: 1, Memory: 2048, Regions: {} }];
    const { advice } = await findFirst(KILL, scale);
    expect(advice[0]).toContain('`fly scale vm shared-cpu-2x --vm-memory 4096`');
  });

  it('says no number where groups of machines differ, or nothing is known', async () => {
    const scale = [512, 1024].map((Memory) => ({
      Process: 'a',
      Count: 1,
      CPUKind: 'shared',
      CPUs: 1,
      Memory,
    }));
    for (const outputs of [[scale], []]) {
      const { advice } = await findFirst(KILL, ...outputs);
      expect(advice[0]).toContain('number in MB');
    }
  });

  it('is a part of the limit that a runtime is given', async () => {
    const heap = `10:00:00 *40/60s ${A} app GET / 200
      10:20:00 ${A} app FATAL ERROR: Reached heap limit Allocation failed - JavaScript heap out of memory
      10:20:01 ${A} app  INFO Main child exited with signal (with signal 'SIGABRT', core dumped? false)
      10:20:02 *30/1s ${A} proxy [PU02] could not complete HTTP request to instance: connection closed before message completed`;
    const { advice } = await findFirst(heap, OUTPUTS['scale']);
    expect(advice[0]).toContain('512 MB; about three quarters of it, 384 MB');
  });
});

describe('a release', () => {
  it('is named where something began behind it, with the way back', async () => {
    const { rule, advice, steps } = await findFirst(CRASHES, RELEASES);
    expect(rule).toBe('crash-loop');
    expect(advice.at(-1)).toBe(
      'Release v3 (deployment-03) was made 2 minutes before this began. If it is the cause, go back to v2: `fly deploy --image registry.fly.io/shop:deployment-02`.',
    );
    expect(steps[0]).toEqual({
      time: Date.UTC(2026, 2, 2, 10, 18),
      words: 'release v3 (deployment-03) is made, whose status is failed',
      evidence: undefined,
    });
  });

  it('names no image of a registry of one’s own', async () => {
    const own = RELEASES.map((release, i) => ({ ...release, ImageRef: `ghcr.io/acme/shop@sha256:12ab${i}` }));
    const { advice } = await findFirst(CRASHES, own);
    expect(advice.at(-1)).toMatch(
      /^Release v3 was made .* go back to v2: `fly deploy --image` with its image\.$/,
    );
  });

  it('is not named where it was made long before, or behind', async () => {
    const later = CRASHES.replaceAll('10:20', '10:35');
    for (const drawing of [later, CRASHES.replaceAll('10:20', '10:17')]) {
      const { advice, steps } = await findFirst(drawing, RELEASES);
      expect(`${advice.join()} ${steps.map(({ words }) => words).join()}`).not.toMatch(/release v3/i);
    }
  });

  it('makes sure of a deploy that the log itself does not show', async () => {
    const deploy = `10:00:00 *40/60s ${A} app GET / 200
      10:20:00 *60/1s ${A} proxy [PM08] machine is getting replaced, refusing to start`;
    const without = await findFirst(deploy);
    const withReleases = await findFirst(deploy, RELEASES);
    expect([without.rule, without.confidence]).toEqual(['deploy-window', 'likely']);
    expect([withReleases.rule, withReleases.confidence]).toEqual(['deploy-window', 'sure']);
    expect(withReleases.title).toMatch(/^The deploy of v3 \(deployment-03\) was at work/);
  });

  it('is of no app where the log names several', async () => {
    const found = await diagnoseText(logOfApps(), undefined, toContext([RELEASES]));
    expect(found.length).toBeGreaterThan(1);
    expect(JSON.stringify(found)).not.toContain('deployment-03');
  });
});

describe('health checks', () => {
  it('are quoted as what they said', async () => {
    for (const kind of ['checks', 'machines']) {
      const { rule, advice } = await findFirst(CHECK, OUTPUTS[kind]);
      expect(rule).toBe('health-check-failing');
      expect(advice[0]).toBe(
        `The check \`servicecheck-00-http-8080\` on machine ${A} was critical at 2026-03-02 10:21:00 UTC: \`Get "http://[::]:8080/up": EOF '500' from app\`.`,
      );
    }
  });

  it('that all pass are said to', async () => {
    const passing = { [A]: [{ name: 'up', status: 'passing', output: 'ok' }] };
    const { advice } = await findFirst(CHECK, passing);
    expect(advice[0]).toBe('When `fly checks list` was run, all checks of these machines passed.');
  });
});

describe('machines', () => {
  it('count for how wide something is, where they are of this app', async () => {
    expect((await findFirst(CRASHES)).width.ofMachines).toBe(1);
    expect((await findFirst(CRASHES, MACHINES)).width.ofMachines).toBe(2);
    const ofOther = CRASHES.replaceAll(A, 'e82d9903c21587');
    expect((await findFirst(ofOther, MACHINES)).width.ofMachines).toBe(1);
  });
});
