/** Lines of `fly logs`, drawn: `10:00:05 PC01 machine-a` is one line, in order. */

const MESSAGES: ReadonlyMap<string, string> = new Map([
  ['PC01', '[PC01] instance refused connection. is your app listening on 0.0.0.0:8080?'],
  [
    'PR03',
    '[PR03] could not find a good candidate within 40 attempts at load balancing. last error: [PC01] instance refused connection. is your app listening on 0.0.0.0:8080?',
  ],
  ['PM05', '[PM05] failed to connect to machine: gave up after 15 attempts (in 8.1s)'],
  ['PU05', '[PU05] could not finish reading HTTP body from instance'],
  ['inferred', 'instance refused connection. is your app listening on 0.0.0.0:8080?'],
  ['unclassified', 'the proxy says something new'],
]);

/** Each row: time, what, and the machine (`a` where it is missing). `app` is a line without an error. */
export function flyLogs(drawing: string): string {
  const lines = drawing.split('\n').flatMap((row) => {
    const [time, what = '', machine = 'a'] = row.trim().split(/\s+/);
    if (time === undefined || time === '') return [];
    const message = MESSAGES.get(what);
    const source = message === undefined ? 'app' : 'proxy';
    const level = message === undefined ? 'info' : 'error';
    return [`2026-03-02T${time}Z ${source}[${machine}] ams [${level}]${message ?? what}`];
  });
  return `${lines.join('\n')}\n`;
}
