/** The keys of a slider: a key goes in, how many bars it moves comes out; undefined for other keys. */

const LARGE_STEP = 10;

export function toMove(key: string): number | undefined {
  switch (key) {
    case 'ArrowLeft':
    case 'ArrowDown':
      return -1;
    case 'ArrowRight':
    case 'ArrowUp':
      return 1;
    case 'PageDown':
      return -LARGE_STEP;
    case 'PageUp':
      return LARGE_STEP;
    case 'Home':
      return -Infinity;
    case 'End':
      return Infinity;
    default:
      return undefined;
  }
}
