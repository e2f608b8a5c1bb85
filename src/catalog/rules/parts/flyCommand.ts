/** A command of flyctl goes in, the same for the app whose name is known comes out, as code. */

/** `fly status -a shop`, between backticks; without `-a` where the app's name is not known. */
export function flyCommand(command: string, app: string | undefined): string {
  return app === undefined ? `\`fly ${command}\`` : `\`fly ${command} -a ${app}\``;
}
