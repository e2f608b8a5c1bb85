import { expect, it } from 'vitest';
import { createSlots } from '../../src/analysis/page/slots.ts';

it('lets so many run at once, and the others in their order', async () => {
  const slots = createSlots(2);
  const order: string[] = [];
  const takes = ['a', 'b', 'c', 'd'].map(async (name) => {
    const release = await slots.take();
    order.push(name);
    return release;
  });
  const [a, b] = await Promise.all(takes.slice(0, 2));
  expect(order).toEqual(['a', 'b']);
  b?.();
  b?.(); // given back once only
  const c = await takes[2];
  expect(order).toEqual(['a', 'b', 'c']);
  a?.();
  await takes[3];
  expect(order).toEqual(['a', 'b', 'c', 'd']);
  c?.();
});
