/** What the proxy's messages say beside the code: the text of an error goes in, what it names comes out. */

/** The port that the proxy asked for: `is your app listening on 0.0.0.0:8080?`. */
const ASKED = /listening on \S{0,48}:(\d{2,5})\?/;
/** The port in an address or alone: `http://127.0.0.1:3000`, `:::5006`, `8080`. */
const PORT = /(?:^|:)(\d{2,5})$/;
/** Addresses that only the machine itself can reach. */
const LOOPBACK = /(?:^|\/\/)(?:127\.[\d.]{5,11}|localhost|\[::1\])(?=:|$)/;

/** Undefined where the message names none. */
export function findAskedPort(text: string | undefined): string | undefined {
  return text === undefined ? undefined : ASKED.exec(text)?.[1];
}

/** The port of an address that an app prints. */
export function findListeningPort(address: string): string | undefined {
  return PORT.exec(address)?.[1];
}

/** Whether nothing outside of the machine can reach the address. */
export function isLoopback(address: string): boolean {
  return LOOPBACK.test(address);
}

/** A command of flyctl, for the app where its name is known: `fly status -a shop`. */
export function flyCommand(command: string, app: string | undefined): string {
  return app === undefined ? `\`fly ${command}\`` : `\`fly ${command} -a ${app}\``;
}

/** `1 machine`, `3 machines` */
export function countOf(count: number, one: string, many = `${one}s`): string {
  return `${count.toLocaleString('en')} ${count === 1 ? one : many}`;
}
