/**
 * Masks the screen for those who take a picture of it with their own tool: a redactor goes in; what masks names, texts
 * and the session comes out. One redactor for all of the screen, so that its tags agree.
 */
import { maskOverview } from '../../artefacts/makeContent.ts';
import { maskFindingWords } from '../../core/diagnosis/finding.ts';
import type { Redactor } from '../../core/redact/redact.ts';
import type { ScreenMask } from '../../store/foreground.ts';
import type {
  Alert,
  Notice,
  OpenFailure,
  Overview,
  PlacedFinding,
  SessionState,
} from '../../store/session.ts';

/** As much as a few screens of lines have. */
const MAX_REMEMBERED = 4000;

type Texts = Pick<ScreenMask, 'text' | 'fileName'>;

export function createScreenMask(redactor: Redactor): ScreenMask {
  const mask: Texts = {
    text: remember((text) => redactor.redact(text)),
    fileName: (name) => redactor.redactFileName(name),
  };
  const mapOverview = rememberLast((overview: Overview | undefined) =>
    overview === undefined ? undefined : maskShown(overview, { ...redactor, redact: mask.text }, mask),
  );
  const mapFindings = rememberLast((findings: readonly PlacedFinding[]) =>
    findings.map((finding) => maskFindingShown(finding, mask)),
  );
  const rename = <Named extends { readonly name: string }>(files: readonly Named[]): readonly Named[] =>
    files.map((file) => ({ ...file, name: mask.fileName(file.name) }));
  return {
    ...mask,
    session: rememberLast(({ findings, ...state }: SessionState) => ({
      ...state,
      ...(findings !== undefined && { findings: mapFindings(findings) }),
      overview: mapOverview(state.overview),
      readings: rename(state.readings),
      changed: rename(state.changed),
      keptFiles: rename(state.keptFiles),
      alerts: state.alerts.map((alert) => maskAlert(alert, mask)),
      notices: state.notices.map((notice) => maskNotice(notice, mask)),
      crash: state.crash === undefined ? undefined : mask.text(state.crash),
    })),
  };
}

/** Like what is passed on, but with the lines that could not be read: they are shown, so they are masked. */
function maskShown(overview: Overview, redactor: Redactor, mask: Texts): Overview {
  const masked = maskOverview(overview, redactor);
  return {
    ...masked,
    sources: masked.sources.map((source, i) => ({
      ...source,
      unreadExamples: (overview.sources[i]?.unreadExamples ?? []).map((line) => ({
        ...line,
        text: mask.text(line.text),
      })),
    })),
  };
}

/** With its lines, which are shown too. */
function maskFindingShown(finding: PlacedFinding, mask: Texts): PlacedFinding {
  return {
    ...maskFindingWords(finding, { redact: mask.text }),
    evidence: finding.evidence.map((line) => ({
      ...line,
      text: line.text === undefined ? undefined : mask.text(line.text),
      sourceName: mask.fileName(line.sourceName),
    })),
  };
}

function maskAlert(alert: Alert, mask: Texts): Alert {
  return { ...alert, fileName: mask.fileName(alert.fileName), failure: maskFailure(alert.failure, mask) };
}

function maskFailure(failure: OpenFailure, mask: Texts): OpenFailure {
  switch (failure.kind) {
    case 'unrecognised':
      return { ...failure, firstLines: failure.firstLines.map(mask.text) };
    case 'noLogInside':
      // It names what is inside.
      return { ...failure, contents: { kind: 'masked' } };
    case 'unreadable': {
      const reason = mask.text(failure.reason);
      const { container } = failure;
      if (container?.entry === undefined) return { ...failure, reason };
      return { ...failure, reason, container: { ...container, entry: mask.fileName(container.entry) } };
    }
    default:
      return failure;
  }
}

function maskNotice(notice: Notice, mask: Texts): Notice {
  switch (notice.kind) {
    case 'sameContent':
    case 'attached':
      return {
        ...notice,
        fileName: mask.fileName(notice.fileName),
        keptName: mask.fileName(notice.keptName),
      };
    case 'leftOut':
      return { ...notice, folderName: mask.fileName(notice.folderName) };
    case 'endedUnexpectedly':
    case 'otherLog':
      return notice;
  }
}

/** The same rows are drawn again and again. */
function remember(map: (text: string) => string): (text: string) => string {
  const known = new Map<string, string>();
  return (text) => {
    let mapped = known.get(text);
    if (mapped === undefined) {
      if (known.size >= MAX_REMEMBERED) known.clear();
      known.set(text, (mapped = map(text)));
    }
    return mapped;
  };
}

function rememberLast<From, To>(map: (from: From) => To): (from: From) => To {
  let last: { readonly from: From; readonly to: To } | undefined;
  return (from) => {
    if (last?.from !== from) last = { from, to: map(from) };
    return last.to;
  };
}
