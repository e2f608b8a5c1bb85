/** The report as Markdown, for a ticket or a chat. */
import type { Export } from '../export.ts';

export default {
  id: 'copyMarkdown',
  label: 'Copy Markdown',
  menuPlace: 40,
  mimeType: 'text/plain',
  extension: 'md',
  delivery: { kind: 'copyText', done: 'Copied the report as Markdown.' },
  options: ['title', 'lines'],
  preview: 'text',
  commandLine: [{ name: 'markdown', help: 'a report for a ticket or a chat' }],
  async make({ getContent }) {
    const [content, { toMarkdown }] = await Promise.all([getContent(), import('../markdown.ts')]);
    return { body: [toMarkdown(content)] };
  },
  describe: ({ size }) => [size],
} satisfies Export;
