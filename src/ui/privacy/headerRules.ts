/** What each header makes the browser do, in plain words. */
import type { HeaderName } from '../../protection/arrivedHeaders.ts';

export interface HeaderRule {
  readonly headers: readonly HeaderName[];
  /** Whether browsers differ in it, so that its arrival alone does not tell. */
  readonly isNew?: boolean;
  /** What is so while the headers are there. */
  readonly rule: string;
}

export const HEADER_RULES: readonly HeaderRule[] = [
  {
    headers: ['Content-Security-Policy'],
    rule: 'The page and its workers load and reach this app’s own files, and nothing else. Text of a log cannot run.',
  },
  {
    headers: ['Connection-Allowlist'],
    isNew: true,
    rule: 'Links, new windows, calls and lookups reach five pages of the Fly.io documentation at most. Chromium acts by it from version 152 on; other browsers do not know it yet.',
  },
  {
    headers: [
      'Cross-Origin-Opener-Policy',
      'Cross-Origin-Embedder-Policy',
      'Cross-Origin-Resource-Policy',
      'X-Content-Type-Options',
    ],
    rule: 'Other sites cannot look into this page, nor use its files.',
  },
  {
    headers: ['Referrer-Policy', 'X-DNS-Prefetch-Control'],
    rule: 'The documentation does not learn where its readers come from.',
  },
  {
    headers: ['Permissions-Policy'],
    rule: 'Camera, microphone, place and devices are out of reach.',
  },
];
