/** What servers write of a request, when they have no layout of their own. */
import type { Random } from '../../logs/random.ts';

type RequestLine = (random: Random, path: string, status: number) => string;

export const plainRequest: RequestLine = (random, path, status) =>
  `${random.pick(['GET', 'GET', 'GET', 'POST'])} ${path} ${String(status)} ${(random.next() * 300).toFixed(3)} ms - ${String(random.int(9000))}`;
export const jsonRequest: RequestLine = (random, path, status) =>
  JSON.stringify({
    level: 'info',
    msg: 'request completed',
    method: 'GET',
    path,
    status,
    ms: random.int(400),
  });
