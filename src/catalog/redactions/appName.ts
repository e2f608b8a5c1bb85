import { findMatches, type SensitiveSpan, type Redaction } from '../../core/redact/redaction.ts';

/** Where Fly's own lines, the log shipper and flyctl write the name of an app or an organization. */
const WRITTEN = [
  /(?:fly[._]app[._]name|fly_app_name|app[._]name|"app"|(?<![\w.])app|(?<![\w.])org(?:anization)?)["']?[ \t]?[=:][ \t]?["']?(?<value>[a-z0-9][a-z0-9-]{0,62})(?![\w.-])/gi,
  /(?:(?<![\w-])app '|(?<![\w-])App |(?<=\s)-a |(?<=\s)--app[= ]|(?<=\s)--org[= ]|registry\.fly\.io\/)(?<value>[a-z0-9][a-z0-9-]{0,62})(?=' | has excess|[\s:@'"]|$)/g,
  /"app"\s?:\s?\{[^{}]{0,200}"name"\s?:\s?"(?<value>[a-z0-9][a-z0-9-]{0,62})(?=")/g,
  // The nodes of an Erlang cluster.
  /(?<![\w-])(?<value>[a-z0-9][a-z0-9-]{0,62})(?=@(?:fdaa:|6pn-))/g,
];
const WORD = /[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?/g;
/** What Fly calls the writers of lines, and what is a tag already. */
const NO_NAME =
  /^(?:app|proxy|runner|health|machine|not|is|was|on|has|crashed|exited|(?:app|host|ip|6pn)-\d+)$/;

export default {
  id: 'appName',
  class: 'place',
  label: 'name of an app',
  tag: 'app-#',
  *find(text, { apps }): Generator<SensitiveSpan> {
    for (const expression of WRITTEN)
      for (const found of findMatches(text, expression)) if (!NO_NAME.test(found.value)) yield found;
    if (apps.size === 0) return;
    for (const { 0: word, index } of text.matchAll(WORD))
      if (apps.has(word) && !NO_NAME.test(word)) yield { start: index, end: index + word.length };
  },
} satisfies Redaction;
