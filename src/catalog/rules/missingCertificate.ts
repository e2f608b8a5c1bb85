import { findMostFrequent } from '../../core/diagnosis/caseQueries.ts';
import { formatCounted } from '../../core/countText.ts';
import { flyCommand } from './parts/flyCommand.ts';
import { ruleByCodes } from './parts/ruleByCodes.ts';

const NAME = /for SNI ([\w.-]{1,253}?)\.? aborted/;

/** Who scans the internet asks with names of all kinds, and with none that could have a certificate. */
const MOST = 0.5;

/** Of names that visitors ask for, most are of one domain. */
function areOfScanners(names: readonly string[]): boolean {
  const domains = names.map((name) => toDomain(name));
  const most = findMostFrequent(domains.filter((domain) => domain !== undefined))?.count ?? 0;
  return names.length > 0 && most < names.length * MOST;
}

const ADDRESS = /^[\d.]+$/;

/** `shop.example` of `www.shop.example`; undefined of what can have no certificate. */
function toDomain(name: string): string | undefined {
  const labels = name.split('.');
  return labels.length < 2 || ADDRESS.test(name) ? undefined : labels.slice(-2).join('.');
}

export default ruleByCodes({
  id: 'missing-certificate',
  label: 'No certificate',
  of: ['coded', 'risen', 'throughout'],
  codes: ['PT05', 'PT06'],
  say(hit, { log }) {
    const names = hit.map(({ text }) => NAME.exec(text ?? '')?.[1]).filter((found) => found !== undefined);
    if (areOfScanners(names)) return undefined;
    const name = findMostFrequent(names)?.value;
    const others = new Set(names).size - 1;
    const more = others > 0 ? ` and ${formatCounted(others, 'other name')}` : '';
    return {
      title: `There is no valid certificate for ${name ?? 'the host name that visitors ask for'}${more}, so the connections of visitors end before they reach the app.`,
      owner: 'app',
      confidence: 'sure',
      refutedBy:
        'A certificate that `fly certs` shows as issued for this name at that time; or a name that is not yours, which somebody tries out.',
      advice: [
        `See what is missing: ${flyCommand(`certs check ${name ?? 'HOSTNAME'}`, log.app)}.`,
        `If the name is new, add it: ${flyCommand(`certs add ${name ?? 'HOSTNAME'}`, log.app)}, and set the DNS records that it prints.`,
        'If the name is not yours, nothing has to be done: somebody points it at your address.',
      ],
    };
  },
});
