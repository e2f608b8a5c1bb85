/** The wordings of all codes that have one, also of codes that logs have and the documentation has not. */
import type { CodeWordings } from '../../core/format/errorCode.ts';
import { errorCodes } from './index.ts';

/** Seen in real logs; nothing is known about them but their text. */
const UNDOCUMENTED: readonly CodeWordings[] = [
  { code: 'PP03', templates: ['could not proxy TCP data: {cause…}'] },
  {
    code: 'PU05',
    templates: [
      'could not finish reading HTTP body from instance',
      'could not finish reading HTTP body from instance: {cause…}',
    ],
  },
];

export const codeWordings: readonly CodeWordings[] = [...errorCodes, ...UNDOCUMENTED];
