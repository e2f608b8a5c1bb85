/**
 * What servers print when they take requests: a line of an app goes in, the address or port in it comes out. People
 * word these lines themselves, so it takes a word that announces a server and, behind it, what looks like an address;
 * numbers of other things, and addresses of other servers, stand in such lines too.
 */

/** Whatever stands between it and an address, the address is the one. */
const ANNOUNCES =
  /\b(?:listening|serving|responding|Development Server|ServerConnector|taken the stage)\b|^\[[\w.-]{0,20}serve\]|\b(?:Local|Network):|^\W{0,6}(?:Local|Network)(?=\s{1,10}https?:\/\/)/i;
/** Also said of jobs and clients: the address has to follow a preposition. */
const MAY_ANNOUNCE = /\b(?:running|start(?:ed|ing)|launched|ready|initialized|available|up)\b/i;
const PREPOSITION = /(?:^|\s)(?:on|at|with|from|url):?[\s"'[({]{0,3}$|^\s?:\s?["'[({]?$/i;
/** How far behind the word an address may stand, in characters. */
const REACH = 120;
/** `http://127.0.0.1:3000`, `[::]:80`, `:::5006`, `:8080`, `127.0.0.1, port 3000`; a name only behind a scheme. */
const ADDRESS =
  /(?<![\w.:/\]-]|\w["'])(?:((?:(?:https?|tcp|ws):\/\/(?=[\w[*])(?:[a-z0-9][a-z0-9.-]{0,60}(?=:))?)?(?:\[[0-9a-f:.]{2,39}\]|\d{1,3}(?:\.\d{1,3}){3}|localhost|\*|::1(?=:\d)|::)?)(?<=[\w\].*:])"?(?::|,?(?: on)? port )|:)(\d{2,5})(?!\w|[.:-]\d)/gi;
/** `port 8080`, `port(s): 8080`, `port=3000`, `"port":3000` */
const PORT = /(?:^|[\s"'{(,])port(?:\(s\))?["']?\s?[:=]?\s?["'([]?(\d{2,5})(?!\w|[.:-]\d)/i;
/** `on 3000`, with nothing behind it that it could be a number of. */
const NUMBER =
  /^(?:\s(?:on|at|with):?|:)\s?(\d{3,5}|80)(?!\w|[.:-]\d|\s(?!(?:in|with|for|and|using|over|as|via)\b)[a-z])/i;
/** Servers beside the app, and other servers that it talks to. */
const NOT_THE_APP =
  /\b(?:metrics?|prometheus|exporter|pprof|debugger|debug (?:server|port)|inspector|admin|connect(?:ed|ing)? to|upstream|forwarding|proxying|redis|postgres\w{0,10}|mysql|mongo\w{0,10})\b/i;
/** Fly's own servers in the machine, which people mistake for their app. */
const FLYS_OWN = /^(?:SSH listening|\[fly api proxy\])|\[fdaa:/;
/** An address without its port, which is another field. */
const HOST_FIELD =
  /["']?\b(?:address|addr|host|bind)["']?\s?[:=]\s?["']?\[?([0-9a-f:.]{2,39}|localhost)\]?(?=["'\s,}]|$)/i;
/** Fields in any order. */
const STRUCTURED = /^\{|\b(?:msg|level)=/;
/** Where a sentence goes on to something else. */
const CLAUSE_END = /[,;!.]\s|\sand\s/;
/** A longer line says it at its start, or not for people. */
const MAX_LENGTH = 2000;
const LEAST_PORT = 80;
const LAST_PORT = 65_535;

/** Undefined where a line announces no server, or says nothing of where. */
export function findListeningAddress(line: string): string | undefined {
  const text = line.slice(0, MAX_LENGTH);
  if (FLYS_OWN.test(text)) return undefined;
  const sure = ANNOUNCES.exec(text);
  const word = sure ?? MAY_ANNOUNCE.exec(text);
  if (word === null) return undefined;
  const isStructured = STRUCTURED.test(text);
  const from = word.index + word[0].length;
  const before = isStructured
    ? text.slice(0, word.index)
    : text.slice(0, word.index).split(CLAUSE_END).at(-1);
  const isSure = sure !== null;
  const reached = text.slice(from, from + REACH);
  const behind = isSure || isStructured ? reached : (reached.split(CLAUSE_END, 1)[0] ?? '');
  if (NOT_THE_APP.test(`${before ?? ''}${word[0]}${reached.split(CLAUSE_END, 1)[0] ?? ''}`)) return undefined;
  return (
    findAddress(behind, isSure) ??
    (isStructured ? findFields(text.slice(0, from + REACH)) : undefined) ??
    findNumber(behind)
  );
}

function findFields(text: string): string | undefined {
  const address = findAddress(text, true);
  const port = findNumber(text);
  const host = HOST_FIELD.exec(text)?.[1];
  if (address !== undefined || port === undefined || host === undefined) return address ?? port;
  return `${host.includes(':') ? `[${host}]` : host}:${port}`;
}

/** Of several, the one that others can reach: some print both. */
function findAddress(text: string, isSure: boolean): string | undefined {
  const all = [...text.matchAll(ADDRESS)];
  const first = isSure ? 0 : all.findIndex(({ index }) => PREPOSITION.test(text.slice(0, index)));
  const addresses = all
    .slice(first === -1 ? all.length : first)
    .flatMap(([, host = '', port = '']) => (isPort(port) ? [`${host}:${port}`] : []));
  return addresses.find((address) => !isLoopback(address)) ?? addresses[0];
}

function findNumber(text: string): string | undefined {
  const port = PORT.exec(text)?.[1] ?? NUMBER.exec(text)?.[1];
  return port !== undefined && isPort(port) ? port : undefined;
}

function isPort(text: string): boolean {
  return Number(text) >= LEAST_PORT && Number(text) <= LAST_PORT;
}

/** The port in an address or alone: `http://127.0.0.1:3000`, `:::5006`, `8080`. */
const PORT_OF_ADDRESS = /(?:^|:)(\d{2,5})$/;
/** Addresses that only the machine itself can reach. */
const LOOPBACK = /(?:^|\/\/)(?:127\.[\d.]{5,11}|localhost|\[::1\]|::1(?=:\d))(?=:|$)/;
/** Names that some servers print for an address that all can reach. */
const LOCAL_NAME = /(?:^|\/\/)(?:localhost|\[::1\])(?=:|$)/;

/** The port of an address that an app prints. */
export function findListeningPort(address: string): string | undefined {
  return PORT_OF_ADDRESS.exec(address)?.[1];
}

/** Whether nothing outside of the machine can reach the address. */
export function isLoopback(address: string): boolean {
  return LOOPBACK.test(address);
}

/** Whether it is a name for the machine itself, which servers that listen everywhere print too. */
export function isLocalName(address: string): boolean {
  return LOCAL_NAME.test(address);
}
