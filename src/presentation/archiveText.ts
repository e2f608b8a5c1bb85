/** What happened to an archive: why it broke off, or what is in it, goes in; words come out. Names in them are raw. */
import type { ArchiveContents } from '../analysis/api/openFailure.ts';
import { formatCount } from '../core/countText.ts';
import type { SkippedEntry } from '../core/unpack/archiveEntry.ts';
import type { ContainerFailure, ContainerKind } from '../core/unpack/containerFailure.ts';

/** The commands that tell whether an archive is whole. */
export const CHECK_COMMANDS: Readonly<Record<ContainerKind, string>> = {
  gzip: 'gzip -t FILE',
  zstd: 'zstd -t FILE',
  zip: 'unzip -t FILE',
  tar: 'tar -tf FILE',
};

/** A sentence about what happened and where; what was kept is for the caller to say. */
export function describeContainerFailure(failure: ContainerFailure): string {
  const { entry, position } = failure;
  const archive = `The ${failure.container} archive`;
  const at = position === undefined ? '' : ` at byte ${formatCount(position)}`;
  const within = entry === undefined ? '' : `, in ${entry}`;
  switch (failure.kind) {
    case 'truncated':
      return `${archive} is cut short: the file ends${at}${within}, before the archive does.`;
    case 'damaged':
      return `${archive} is damaged${at}${within}: ${failure.reason}.`;
    case 'unsupported':
      return `${archive} cannot be read${at}${within}: it ${failure.reason}.`;
    case 'tooLarge':
      return `${archive} was read in part: its first ${formatCount(failure.bytesIn)} bytes unpacked to ${formatCount(failure.bytesOut)}${within}.`;
  }
}

/** Completes "an archive that …". */
export function describeContents(contents: ArchiveContents): string {
  switch (contents.kind) {
    case 'nothing':
      return 'is empty';
    case 'binary':
      return `holds ${contents.looksLike}`;
    case 'skipped':
      return `holds no log: ${listSkipped(contents)}`;
    case 'masked':
      return 'holds no log that can be read';
  }
}

/** Files of an archive with why each was not read; those that are not named are counted. */
export function listSkipped({
  count,
  named,
}: {
  readonly count: number;
  readonly named: readonly SkippedEntry[];
}): string {
  const list = named.map(({ name, reason }) => `${name} ${reason}`).join('; ');
  const more = count - named.length;
  return more > 0 ? `${list}; and ${String(more)} more` : list;
}
