import { findMatches, type Redaction } from '../../core/redact/redaction.ts';

/** A letter says who owns it (GitHub, "Behind GitHub's new authentication token formats"). */
const TOKEN = /(?<![A-Za-z0-9])(?:gh[opusr]_[A-Za-z0-9]{30,}|github_pat_[A-Za-z0-9_]{30,})/g;

export default {
  id: 'githubToken',
  class: 'secret',
  label: 'GitHub token',
  tag: '[secret:github-token]',
  markers: ['ghp_', 'gho_', 'ghu_', 'ghs_', 'ghr_', 'github_pat_'],
  find: (text) => findMatches(text, TOKEN),
} satisfies Redaction;
