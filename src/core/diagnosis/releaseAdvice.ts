/** Deploys before an episode: a case with the releases of its app goes in; what to say of the last one comes out. */
import { formatCounted } from '../countText.ts';
import type { Release } from './appContext.ts';
import { MINUTE } from './caseQueries.ts';
import type { Case } from './diagnosis.ts';
import type { EpisodeKind } from '../episodes/episode.ts';

/** A new version that breaks does so soon. */
const LEAD_MS = 15 * MINUTE;
/** Whose names are masked where those of apps are. */
const FLY_REGISTRY = 'registry.fly.io/';
/** What the words of these already say of a deploy, or what no deploy brings about. */
const UNRELATED: ReadonlySet<EpisodeKind> = new Set(['replaced', 'release', 'trial', 'stopped']);

/** The last one that was made shortly before the episode began. */
export function findReleaseBefore({ episode, log }: Case): Release | undefined {
  return log.context.releases.findLast(
    ({ time }) => time <= episode.start && time >= episode.start - LEAD_MS,
  );
}

/** `v42 (deployment-01)`: the tag of its image; the rest names the app, or whoever has a registry of their own. */
export function nameRelease({ version, image }: Release): string {
  const [withoutDigest = ''] = image.slice(image.lastIndexOf('/') + 1).split('@');
  const [, tag] = /:([\w.-]{1,64})$/.exec(withoutDigest) ?? [];
  return tag === undefined ? `v${version}` : `v${version} (${tag})`;
}

/** How to go back, for whoever thinks that it is the cause. */
export function adviseRelease(aCase: Case): readonly string[] {
  const { episode, log } = aCase;
  const release = findReleaseBefore(aCase);
  if (release === undefined || UNRELATED.has(episode.kind)) return [];
  const minutes = Math.floor((episode.start - release.time) / MINUTE);
  const when = minutes === 0 ? 'less than a minute' : formatCounted(minutes, 'minute');
  const former = log.context.releases.findLast(
    ({ version, status, image }) =>
      version < release.version && (status === 'complete' || status === 'succeeded') && image !== '',
  );
  const image = former?.image.startsWith(FLY_REGISTRY) === true ? ` ${former.image}` : '';
  const app = log.app === undefined ? '' : ` -a ${log.app}`;
  const back =
    former === undefined || former.image === release.image
      ? ''
      : ` If it is the cause, go back to v${former.version}: \`fly deploy --image${image}${app}\`${image === '' ? ' with its image' : ''}.`;
  return [`Release ${nameRelease(release)} was made ${when} before this began.${back}`];
}
