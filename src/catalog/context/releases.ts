import type { ContextFormat, Release } from '../../core/diagnosis/appContext.ts';
import type { JsonObject } from '../../core/format/jsonField.ts';
import { toCount, toObjects, toTime, toWord } from './parts/values.ts';

const STATUS = /^[a-z_ ]{1,30}$/;
const IMAGE = /^[\w./:@-]{1,300}$/;

export default {
  id: 'releases',
  label: 'fly releases --json',
  use: 'deploys are on the timeline, and findings that begin behind one name it',
  markers: ['"ImageRef"', '"CreatedAt"'],
  read(value) {
    const objects = toObjects(value);
    if (objects === undefined || objects.length === 0) return undefined;
    const releases = objects.map(toRelease).filter((release) => release !== undefined);
    return releases.length === objects.length ? { releases } : undefined;
  },
} satisfies ContextFormat;

function toRelease({ Version, CreatedAt, Status, ImageRef }: JsonObject): Release | undefined {
  const version = toCount(Version);
  const time = toTime(CreatedAt);
  if (version === undefined || time === undefined || typeof Status !== 'string') return undefined;
  return { time, version, status: toWord(Status, STATUS), image: toWord(ImageRef, IMAGE) };
}
