/** What went as it should and has to be said: nothing is left out in silence. */
import type { ReactNode } from 'react';
import type { NoticeText } from '../../store/session.ts';
import { formatCounted, formatShare } from '../../presentation/numbers.ts';
import { useSession, useStores } from '../base/stores.ts';
import { toVisibleName } from '../../presentation/visibleText.ts';

export function Notices(): ReactNode {
  const notices = useSession((session) => session.notices);
  const dismiss = useSession((session) => session.dismissNotice);
  return (
    <div role="status" className="notices">
      {notices.map((notice) => (
        <div key={notice.id} className="notice">
          <p>{describeNotice(notice)}</p>
          {notice.kind === 'endedUnexpectedly' && <ReadAloneButton />}
          <button
            type="button"
            className="button"
            onClick={() => {
              dismiss(notice.id);
            }}
          >
            Dismiss
          </button>
        </div>
      ))}
    </div>
  );
}

function ReadAloneButton(): ReactNode {
  const { session } = useStores();
  const readsAlone = useSession((state) => state.readsAlone);
  return (
    <button
      type="button"
      className="button"
      aria-pressed={readsAlone}
      onClick={() => {
        session.setState({ readsAlone: !readsAlone });
      }}
    >
      Read with one worker
    </button>
  );
}

function describeNotice(notice: NoticeText): string {
  switch (notice.kind) {
    case 'sameContent': {
      const file = toVisibleName(notice.fileName);
      const kept = toVisibleName(notice.keptName);
      return file === kept
        ? `${file} is open already, with the same content: it is counted once.`
        : `${file} has the same content as ${kept}: it is counted once.`;
    }
    case 'attached':
      return `${toVisibleName(notice.fileName)} is the file that was read on your last visit: its lines can be read again.`;
    case 'endedUnexpectedly':
      return `The last reading ended unexpectedly at ${formatShare(notice.share)}. Open the file again; with one worker it takes less memory, and longer.`;
    case 'otherLog':
      return `The address was made with another log: ${formatCounted(notice.leftOut, 'range or name', 'ranges or names')} in it that this log does not have left out.`;
    case 'leftOut': {
      const { folderName, leftOut, beyond } = notice;
      const parts = [
        ...(leftOut > 0 ? [`${formatCounted(leftOut, 'hidden or empty file')} left out`] : []),
        ...(beyond > 0
          ? [`${formatCounted(beyond, 'file')} behind the first 1,000 left out; drop them by themselves`]
          : []),
      ];
      return `${toVisibleName(folderName)}: ${parts.join(', and ')}.`;
    }
  }
}
