/** What the proxy's messages say beside the code: the text of an error goes in, what it names comes out. */

/** The port that the proxy asked for: `is your app listening on 0.0.0.0:8080?`. */
const ASKED = /listening on \S{0,48}:(\d{2,5})\?/;
/** Undefined where the message names none. */
export function findAskedPort(text: string | undefined): string | undefined {
  return text === undefined ? undefined : ASKED.exec(text)?.[1];
}

/** A command of flyctl, for the app where its name is known: `fly status -a shop`. */
export function flyCommand(command: string, app: string | undefined): string {
  return app === undefined ? `\`fly ${command}\`` : `\`fly ${command} -a ${app}\``;
}
