/**
 * Masks the screen for those who take a picture of it with their own tool: a redactor goes in; what masks names, texts
 * and the session comes out. One redactor for all of the screen, so that its tags agree.
 */
import { maskOverview } from '../../artefacts/content/makeContent.ts';
import type { LookAlike } from '../../core/format/lookAlike.ts';
import { redactions } from '../../catalog/redactions/index.ts';
import { maskFindingWords } from '../../core/diagnosis/finding.ts';
import { createRedactor, MASKED_FOR_TEAM, type Redactor } from '../../core/redact/redact.ts';
import type { ContainerFailure } from '../../core/unpack/containerFailure.ts';
import type { ScreenMask } from '../../store/foreground.ts';
import type {
  Alert,
  Notice,
  OpenFailure,
  Overview,
  PlacedEvidence,
  PlacedFinding,
  SessionState,
} from '../../store/session.ts';

/** As much as a few screens of lines have. */
const MAX_REMEMBERED = 4000;

type Texts = Pick<ScreenMask, 'text' | 'fileName'>;

/** What of the session can be shown: what can be asked of it shows nothing by itself. */
type Shown = {
  readonly [
    Name in keyof SessionState as SessionState[Name] extends (...args: never) => unknown ? never : Name
  ]-?: SessionState[Name];
};

/** What the screenshot mode masks: what is masked for a team, and names of files. */
export function createTeamMask(): ScreenMask {
  return createScreenMask(createRedactor({ redactions, isMasked: MASKED_FOR_TEAM }));
}

function createScreenMask(redactor: Redactor): ScreenMask {
  const mask: Texts = {
    text: remember((text) => redactor.redact(text)),
    fileName: (name) => redactor.redactFileName(name),
  };
  const mapOverview = rememberLast((overview: Overview | undefined) =>
    overview === undefined ? undefined : maskShown(overview, { ...redactor, redact: mask.text }, mask),
  );
  const mapFindings = rememberLast((findings: readonly PlacedFinding[] | undefined) =>
    findings?.map((finding) => maskFindingShown(finding, mask)),
  );
  const rename = <Named extends { readonly name: string }>(files: readonly Named[]): readonly Named[] =>
    files.map((file) => ({ ...file, name: mask.fileName(file.name) }));
  /** Total by its type: a field that is added does not compile until it stands here. */
  const maskAll = (state: SessionState): Shown => ({
    overview: mapOverview(state.overview),
    findings: mapFindings(state.findings),
    readings: rename(state.readings),
    changed: rename(state.changed),
    keptFiles: rename(state.keptFiles),
    flyTomlName: state.flyTomlName === undefined ? undefined : mask.fileName(state.flyTomlName),
    // What they say reaches the screen by findings and the overview.
    contextFiles: rename(state.contextFiles).map((file) => ({ ...file, facts: {} })),
    alerts: state.alerts.map((alert) => maskAlert(alert, mask)),
    notices: state.notices.map((notice) => maskNotice(notice, mask)),
    crash: state.crash === undefined ? undefined : mask.text(state.crash),
    // Numbers, times and switches name nobody.
    overviewRange: state.overviewRange,
    overviewAt: state.overviewAt,
    readsAlone: state.readsAlone,
    isFromLastVisit: state.isFromLastVisit,
  });
  return { ...mask, session: rememberLast((state: SessionState) => ({ ...state, ...maskAll(state) })) };
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
  const maskLine = (line: PlacedEvidence): PlacedEvidence => ({
    ...line,
    text: line.text === undefined ? undefined : mask.text(line.text),
    sourceName: mask.fileName(line.sourceName),
  });
  const words = maskFindingWords(finding, { redact: mask.text });
  return {
    ...words,
    evidence: finding.evidence.map(maskLine),
    steps: words.steps.map((step) => ({ ...step, evidence: step.evidence && maskLine(step.evidence) })),
  };
}

function maskAlert(alert: Alert, mask: Texts): Alert {
  return { ...alert, fileName: mask.fileName(alert.fileName), failure: maskFailure(alert.failure, mask) };
}

function maskFailure(failure: OpenFailure, mask: Texts): OpenFailure {
  switch (failure.kind) {
    case 'unrecognised':
      return {
        ...failure,
        firstLines: failure.firstLines.map(mask.text),
        lookAlike: failure.lookAlike && maskLookAlike(failure.lookAlike, mask),
      };
    case 'noLogInside':
      // It names what is inside.
      return { ...failure, contents: { kind: 'masked' } };
    case 'notText':
      return { ...failure, looksLike: mask.text(failure.looksLike) };
    case 'badAnalysis':
    case 'crashed':
      return { ...failure, reason: mask.text(failure.reason) };
    case 'unreadable': {
      const { container, ...rest } = failure;
      const masked = { ...rest, reason: mask.text(failure.reason) };
      return container === undefined ? masked : { ...masked, container: maskContainer(container, mask) };
    }
    case 'empty':
    case 'blank':
    case 'folder':
    case 'vanished':
    case 'changed':
      return failure;
  }
}

function maskContainer(failure: ContainerFailure, mask: Texts): ContainerFailure {
  return {
    ...failure,
    ...('reason' in failure && { reason: mask.text(failure.reason) }),
    ...(failure.entry !== undefined && { entry: mask.fileName(failure.entry) }),
  };
}

/** What a command did not take was typed by a person. */
function maskLookAlike(lookAlike: LookAlike, mask: Texts): LookAlike {
  if (lookAlike.kind !== 'flyctlHelp' || lookAlike.refused === undefined) return lookAlike;
  return { ...lookAlike, refused: mask.text(lookAlike.refused) };
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
    if (last === undefined || last.from !== from) last = { from, to: map(from) };
    return last.to;
  };
}
