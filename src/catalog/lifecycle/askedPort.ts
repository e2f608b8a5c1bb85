/** The text of the proxy's error goes in; the port that it asked for comes out. */

/** `is your app listening on 0.0.0.0:8080?` */
const ASKED = /listening on \S{0,48}:(\d{2,5})\?/;

/** Undefined where the text names none. */
export function findAskedPort(text: string | undefined): string | undefined {
  return text === undefined ? undefined : ASKED.exec(text)?.[1];
}
