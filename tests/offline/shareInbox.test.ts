import { describe, expect, it } from 'vitest';
import { createShareInbox } from '../../src/offline/shareInbox.ts';

function toRequest(fields: readonly (readonly [name: string, value: string | File])[]): Request {
  const form = new FormData();
  for (const [name, value] of fields) form.append(name, value);
  return new Request('https://host.example/share', { method: 'POST', body: form });
}

async function readAll(files: readonly File[]): Promise<readonly string[]> {
  return Promise.all(files.map(async (file) => `${file.name}: ${await file.text()}`));
}

describe('the inbox of shared files', () => {
  it('gives what came, once', async () => {
    const inbox = createShareInbox();
    await inbox.receive(toRequest([['files', new File(['a'], 'a.log')]]));
    await inbox.receive(toRequest([['files', new File(['b'], 'b.log')]]));
    expect(await readAll(inbox.take().files)).toEqual(['a.log: a', 'b.log: b']);
    expect(inbox.take()).toEqual({ files: [], problem: undefined });
  });

  it('takes a text by itself, but no caption', async () => {
    const inbox = createShareInbox();
    await inbox.receive(toRequest([['text', 'a line']]));
    expect(await readAll(inbox.take().files)).toEqual(['shared text: a line']);
    await inbox.receive(
      toRequest([
        ['text', 'look at this'],
        ['files', new File(['a'], 'a.log')],
      ]),
    );
    expect(await readAll(inbox.take().files)).toEqual(['a.log: a']);
  });

  it('takes nothing from fields that the manifest does not name', async () => {
    const inbox = createShareInbox();
    await inbox.receive(
      toRequest([
        ['other', new File(['a'], 'a.log')],
        ['files', 'no file'],
        ['text', ''],
      ]),
    );
    expect(inbox.take()).toEqual({ files: [], problem: undefined });
  });

  it('tells what it cannot read', async () => {
    const inbox = createShareInbox();
    await inbox.receive(new Request('https://host.example/share', { method: 'POST', body: 'no form' }));
    const { files, problem } = inbox.take();
    expect(files).toEqual([]);
    expect(problem).not.toBeUndefined();
    expect(inbox.take().problem).toBeUndefined();
  });

  it('keeps the worker alive until it is empty', async () => {
    const inbox = createShareInbox();
    let isEmpty = false;
    const empty = inbox.untilEmpty().then(() => {
      isEmpty = true;
    });
    await inbox.receive(toRequest([['files', new File(['a'], 'a.log')]]));
    expect(isEmpty).toBe(false);
    inbox.take();
    await empty;
    expect(isEmpty).toBe(true);
  });
});
