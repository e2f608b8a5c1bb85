import type { RedactionProof } from '../../support/proofs.ts';

export default {
  masks: [
    ['GET /reset?token=abc&page=2 200', 'GET /reset?token=…&page=… 200'],
    ['"/search?q=caf%C3%A9#top"', '"/search?q=…#top"'],
    ['/a?x=1,2&empty=&flag&y=a=b)', '/a?x=…&empty=&flag&y=…)'],
    ['https:\\/\\/example.com\\/?a=1\\u0026b=2"', 'https:\\/\\/example.com\\/?a=…\\u0026b=…"'],
    [`/unsubscribe?${'ab12'.repeat(6)}`, '/unsubscribe?…'],
    ['/to?url=https://example.com/?a=1', '/to?url=…'],
  ],
  keeps: ['is it so? yes=no', 'SELECT ? = 1', '/a?x=…&y=…', 'a?.b', 'why?because', '??='],
} satisfies RedactionProof;
