/** Findings: what the analysis says went wrong. One goes in, the same without what it gives away comes out. */
import type { Diagnosis } from './diagnosis.ts';
import type { Difference } from './differences.ts';
import type { MessagePattern } from './messagePatterns.ts';
import type { SettingChange } from './flyToml.ts';
import type { TextMask } from '../redact/redaction.ts';
import type { Share } from '../table/tally.ts';
import type { ByteOffset, EpochMs } from '../units.ts';

/** What the analysis says went wrong. */
export interface Finding extends Pick<Diagnosis, 'title' | 'owner' | 'confidence' | 'refutedBy' | 'advice'> {
  readonly rule: string;
  /** Two to four words. */
  readonly label: string;
  readonly codes: readonly string[];
  /** What its errors quote as their last error, most frequent first. */
  readonly causes: readonly Share[];
  readonly errors: number;
  /** First sign of it, and its last error; undefined where the log has no times. */
  readonly start: EpochMs | undefined;
  readonly last: EpochMs | undefined;
  readonly isOngoing: boolean;
  readonly machines: readonly Share[];
  readonly regions: readonly Share[];
  /** How many are hit, of how many that the log is known to have. */
  readonly width: {
    readonly machines: number;
    readonly ofMachines: number;
    readonly regions: number;
    readonly ofRegions: number;
  };
  readonly evidence: readonly EvidenceLine[];
  /** What its errors have that the others of the log have not; largest difference first. */
  readonly differences: readonly Difference[];
  /** What apps printed around its first error: new messages first. */
  readonly messages: readonly MessagePattern[];
  /** To a fly.toml that was given beside the log. */
  readonly changes: readonly SettingChange[];
  /** What happened, in order; at most six. */
  readonly steps: readonly FindingStep[];
  /** Each time that it happened, in order; no error is in two of them. */
  readonly episodes: readonly FindingEpisode[];
  /** The app that it is about, where the log tells of several. */
  readonly app: string | undefined;
  /** What else fits. */
  readonly also: readonly { readonly rule: string; readonly label: string; readonly title: string }[];
}

/** One thing that happened. */
export interface FindingStep {
  /** Undefined where the log has no times. */
  readonly time: EpochMs | undefined;
  /** One clause. */
  readonly words: string;
  /** The line that shows it. */
  readonly evidence: EvidenceLine | undefined;
}

/** One of the times that it happened. */
export interface FindingEpisode {
  readonly start: EpochMs | undefined;
  readonly last: EpochMs | undefined;
  readonly isOngoing: boolean;
  readonly errors: number;
  /** Distinct ones, as many as are named. */
  readonly machines: number;
}

export interface EvidenceLine {
  /** Index of the file. */
  readonly source: number;
  readonly lineNumber: number;
  readonly start: ByteOffset;
  readonly end: ByteOffset;
  readonly time: EpochMs | undefined;
  /** Undefined where the file is not at hand. */
  readonly text: string | undefined;
}

/** A finding without the lines that show it, which are told in more than one way. */
export interface FindingWords extends Omit<Finding, 'evidence' | 'steps'> {
  readonly steps: readonly Pick<FindingStep, 'time' | 'words'>[];
}

/** Lines are left out: who passes something on chooses them one by one. */
export function maskFinding(finding: Finding, mask: Pick<TextMask, 'redact'>): Finding {
  const evidence = finding.evidence.map((line) => ({ ...line, text: undefined }));
  const words = maskFindingWords(finding, mask);
  return { ...words, evidence, steps: words.steps.map((step) => ({ ...step, evidence: undefined })) };
}

/** All but the evidence. Labels are words of the catalog; sentences may hold machines, addresses and ports. */
export function maskFindingWords<Words extends FindingWords>(
  finding: Words,
  mask: Pick<TextMask, 'redact'>,
): Words {
  const redact = (text: string): string => mask.redact(text);
  return {
    ...finding,
    title: redact(finding.title),
    refutedBy: redact(finding.refutedBy),
    steps: finding.steps.map((step) => ({ ...step, words: redact(step.words) })),
    app: finding.app === undefined ? undefined : redact(finding.app),
    advice: finding.advice.map(redact),
    codes: finding.codes.map(redact),
    // The file’s own name could be any.
    changes: finding.changes.map(({ setting, before, after, diff }) => ({
      ...{ file: 'fly.toml', setting, after: redact(after), diff: redact(diff) },
      before: before === undefined ? undefined : redact(before),
    })),
    causes: finding.causes.map((share) => ({ ...share, name: redact(share.name) })),
    machines: finding.machines.map((share) => ({ ...share, name: redact(share.name) })),
    regions: finding.regions.map((share) => ({ ...share, name: redact(share.name) })),
    differences: finding.differences.map((difference) => ({
      ...difference,
      value: redact(difference.value),
    })),
    messages: finding.messages.map((message) => ({ ...message, pattern: redact(message.pattern) })),
    also: finding.also.map((other) => ({ ...other, title: redact(other.title) })),
  };
}
