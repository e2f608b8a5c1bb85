/** Text from files goes in; the text without what only a terminal understands comes out. */

/* eslint-disable no-control-regex -- control characters are what this file is about */
/**
 * Colours and cursor moves (CSI), links and titles (OSC), and the other strings a terminal takes (DCS, SOS, PM, APC).
 * ECMA-48 names them; a terminal also takes the one character U+009B for the two that start a CSI.
 */
const TERMINAL_SEQUENCES =
  /(?:\x1b\[|\x9b)[0-9;:?<=>]{0,64}[ -/]{0,4}[@-~]|\x1b\][^\x07\x1b\n]{0,4096}(?:\x07|\x1b\\)|\x1b[PX^_][^\x1b\n]{0,4096}\x1b\\/g;
/** What is left of control characters: all of C0 and C1 but tab and line feed. */
const CONTROL_CHARACTERS = /[\0-\x08\x0b-\x1f\x7f-\x9f]/g;
/* eslint-enable no-control-regex */

/** Bidi, zero-width and tag characters. */
const INVISIBLE = /[\u00ad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\u{e0000}-\u{e007f}]/gu;
/** Colours as JSON and syslog write them. JSON in JSON doubles the backslashes. */
const ESCAPED_COLOURS = /(?:\\{1,8}(?:u001b|x1b|033|e)|#033)\[[0-9;]{0,64}m(?![0-9;]{0,64}m)/gi;
/**
 * Colours that lost their escape character on the way, as in `[2m2026-03-02T08:15:31Z[0m`. A range such as
 * `rate(errors[5m])` or `[1m, 5m]` looks alike and stays.
 */
const LOST_COLOURS = /\[(?:0m|(?:[1-9]\d?|10[0-7])(?:;\d{1,3}){0,8}m(?![\]:,\s]))(?![0-9;]{0,64}m)/g;

export function removeTerminalSequences(text: string): string {
  return text.replace(TERMINAL_SEQUENCES, '');
}

/**
 * Text to pass on. Where the page writes out what cannot be seen (ui/visibleText.ts), here it goes: in a text that
 * is passed on it can only turn the text around, reach somebody's terminal, or part what must be found as one word.
 */
export function toPlainText(text: string): string {
  return removeTerminalSequences(text)
    .replace(CONTROL_CHARACTERS, '')
    .replace(INVISIBLE, '')
    .replace(ESCAPED_COLOURS, '')
    .replace(LOST_COLOURS, '');
}
