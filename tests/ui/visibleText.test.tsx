import { expect, test } from 'vitest';
import { toMessage, toVisibleText } from '../../src/presentation/visibleText.ts';

test.each([
  ['colours go', '\u001b[31mred\u001b[0m', 'red'],
  [
    'a link shows its text, not its target',
    '\u001b]8;;https://evil.example\u0007here\u001b]8;;\u0007',
    'here',
  ],
  ['what turns text around is written out', 'a\u202eb', 'a<U+202E>b'],
  ['what has no width is written out', 'a\u200bb', 'a<U+200B>b'],
  ['a NUL is seen', 'a\0b', 'a␀b'],
  ['the end of a Windows line is not', 'a\r', 'a'],
  ['tabs stay', 'a\tb', 'a\tb'],
])('%s', (_, line, visible) => {
  expect(toVisibleText(line)).toBe(visible);
});

test.each([
  ['a live line', '2026-03-02T08:15:31Z proxy[148e21ea7d9d68] ams [error][PC01] refused', '[PC01] refused'],
  [
    'colours in its header',
    '\u001b[2m2026-03-02T08:15:31Z\u001b[0m proxy[a] \u001b[32mams\u001b[0m [\u001b[31merror\u001b[0m][PC01] refused',
    '[PC01] refused',
  ],
  [
    'a line from history',
    'error.message="refused "it"" 2026-03-02T08:15:32Z proxy[a] ams [error]request.method="GET" ',
    'refused "it" request.method="GET"',
  ],
  ['a JSON line', '{"message":"[PC01] refused","fly":{}}', '[PC01] refused'],
  [
    'JSON over several lines, with colours',
    '{\n  "level": "info",\n  "message": "\\u001b[32m INFO\\u001b[0m Main child exited normally with code: 2"\n}',
    'INFO Main child exited normally with code: 2',
  ],
  [
    'a store’s object',
    '{"_index":"a","_source":{"fly":{"region":"ams"},"message":"[PC01] refused"}}',
    '[PC01] refused',
  ],
  ['a line of Loki’s', '["1772439331250000000","[PC01] refused"]', '[PC01] refused'],
  ['a line that starts with a bracket', '[PC01] refused', '[PC01] refused'],
  ['colours that lost their escape', '[32m INFO[0m Starting init', 'INFO Starting init'],
  ['JSON that is cut', '{"message":"[PC01] ref', '{"message":"[PC01] ref'],
  ['an object without a message', '{"toString":1}', '{"toString":1}'],
  ['a text that is no known layout', 'something else', 'something else'],
])('the message of %s', (_, record, message) => {
  expect(toMessage(record)).toBe(message);
});
