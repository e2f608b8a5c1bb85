/** The colours of groups stay apart for every eye, in both themes, and stand out from the ground. */
import { describe, expect, test } from 'vitest';
import { SERIES_KEYS, type SeriesKey } from '../../src/presentation/categories.ts';
import {
  LANE_PATTERNS,
  PHASE_KINDS,
  toLaneFill,
  type PhaseKind,
} from '../../src/presentation/lanes/laneLooks.ts';
import { PATTERNS, toPatternFill } from '../../src/presentation/patterns.ts';
import {
  EYES,
  toContrast,
  toDistance,
  toLinearRgb,
  type Eye,
  type Triple,
} from '../support/page/colourVision.ts';
import {
  readLookColour,
  readPhaseColour,
  readToken,
  THEMES,
  type Theme,
} from '../support/page/pageColours.ts';

/** In OKLab. What can just be noticed side by side is about 0.02. */
const MIN_DISTANCE = 0.08;
const MIN_NEIGHBOUR_DISTANCE = 0.13;
/** What WCAG 2.2 asks of graphics. */
const MIN_CONTRAST = 3;

function readLook(look: SeriesKey, theme: Theme): Triple {
  return toLinearRgb(readLookColour(look, theme));
}

function readPhase(kind: PhaseKind, theme: Theme): Triple {
  return toLinearRgb(readPhaseColour(kind, theme));
}

describe.each(THEMES)('in the %s theme', (theme) => {
  test.each(Object.keys(EYES) as Eye[])(
    'any two colours are apart with %s sight, neighbours further',
    (eye) => {
      const tooNear: string[] = [];
      for (const [place, look] of SERIES_KEYS.entries()) {
        for (const [otherPlace, other] of SERIES_KEYS.entries()) {
          if (otherPlace <= place) continue;
          const distance = toDistance(readLook(look, theme), readLook(other, theme), eye);
          const least = otherPlace === place + 1 ? MIN_NEIGHBOUR_DISTANCE : MIN_DISTANCE;
          if (distance < least) tooNear.push(`${look} and ${other}: ${distance.toFixed(3)}`);
        }
      }
      expect(tooNear).toEqual([]);
    },
  );

  test.each(['panel', 'ground'])('every colour stands out from the %s', (ground) => {
    const faint = SERIES_KEYS.filter(
      (look) => toContrast(readLook(look, theme), toLinearRgb(readToken(ground, theme))) < MIN_CONTRAST,
    );
    expect(faint).toEqual([]);
  });

  test.each(Object.keys(EYES) as Eye[])('any two phases of a lane are apart with %s sight', (eye) => {
    const tooNear = PHASE_KINDS.flatMap((kind, place) =>
      PHASE_KINDS.slice(place + 1).flatMap((other) => {
        const distance = toDistance(readPhase(kind, theme), readPhase(other, theme), eye);
        return distance < MIN_DISTANCE ? [`${kind} and ${other}: ${distance.toFixed(3)}`] : [];
      }),
    );
    expect(tooNear).toEqual([]);
  });

  test('every phase of a lane stands out from the panel', () => {
    const panel = toLinearRgb(readToken('panel', theme));
    expect(PHASE_KINDS.filter((kind) => toContrast(readPhase(kind, theme), panel) < MIN_CONTRAST)).toEqual(
      [],
    );
  });
});

test('the simulation tells what people without red-sensitive cones confuse', () => {
  const [red, green] = [toLinearRgb('#c00000'), toLinearRgb('#5a4a00')];
  expect(toDistance(red, green, 'usual')).toBeGreaterThan(0.15);
  expect(toDistance(red, green, 'protanopia')).toBeLessThan(0.1);
});

test('each group has a pattern of its own, but for one that is plain', () => {
  expect(
    new Set(PATTERNS.map(({ width, height, path }) => `${String(width)} ${String(height)} ${path}`)).size,
  ).toBe(PATTERNS.length);
  expect(SERIES_KEYS.filter((look) => toPatternFill(look) === undefined)).toHaveLength(1);
});

test('each phase of a lane has a pattern of its own, but for one that is plain', () => {
  expect(new Set(LANE_PATTERNS.map(({ path }) => path)).size).toBe(LANE_PATTERNS.length);
  expect(PHASE_KINDS.filter((kind) => toLaneFill(kind) === undefined)).toEqual(['serving']);
});
