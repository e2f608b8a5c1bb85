/** What people save in place of a log: what it is, as facts, for texts in which no layout reads a line. */

/** Why flyctl printed no log. */
export type FlyctlComplaint =
  /** It is not signed in, or may not read this app. */
  | 'signedOut'
  /** It was not told which app. */
  | 'noAppName'
  | 'appNotFound'
  | 'other';

/** `json` is what an app or a tool logs as JSON objects, without the fields that Fly adds. */
export type OtherLog = 'syslog' | 'webServer' | 'heroku' | 'json';

export type LookAlike =
  /** The help text of a command, as in `fly logs`; `refused` is the flag or word that it does not know. */
  | { readonly kind: 'flyctlHelp'; readonly command: string; readonly refused: string | undefined }
  | { readonly kind: 'flyctlError'; readonly complaint: FlyctlComplaint }
  | { readonly kind: 'webPage'; readonly isSignIn: boolean }
  /** The log of another program. */
  | { readonly kind: 'otherLog'; readonly of: OtherLog }
  | { readonly kind: 'markdown' }
  | { readonly kind: 'sourceCode' };

/** The start of a file goes in; undefined where it is nothing that is known. */
export type FindLookAlike = (sample: string) => LookAlike | undefined;
