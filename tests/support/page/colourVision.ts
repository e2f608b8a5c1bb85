/**
 * Colours as people see them: a CSS colour goes in; how it looks to an eye, and how far two looks are apart, comes out.
 *
 * OKLab is Björn Ottosson's ("A perceptual color space for image processing", 2020). Eyes without one kind of cones are
 * simulated after Machado, Oliveira and Fernandes ("A Physiologically-based Model for Simulation of Color Vision
 * Deficiency", 2009), with their matrices for severity 1.0, which apply to linear RGB.
 */

export type Triple = readonly [number, number, number];
type Matrix = readonly [Triple, Triple, Triple];

export const EYES = {
  usual: [
    [1, 0, 0],
    [0, 1, 0],
    [0, 0, 1],
  ],
  protanopia: [
    [0.152286, 1.052583, -0.204868],
    [0.114503, 0.786281, 0.099216],
    [-0.003882, -0.048116, 1.051998],
  ],
  deuteranopia: [
    [0.367322, 0.860646, -0.227968],
    [0.280085, 0.672501, 0.047413],
    [-0.01182, 0.04294, 0.968881],
  ],
  tritanopia: [
    [1.255528, -0.076749, -0.178779],
    [-0.078411, 0.930809, 0.147602],
    [0.004733, 0.691367, 0.3039],
  ],
} as const satisfies Record<string, Matrix>;
export type Eye = keyof typeof EYES;

/** Linear RGB of `oklch(54.4% 0.208 30deg)` or `#181c20`. Throws where a screen cannot show it. */
export function toLinearRgb(css: string): Triple {
  const hex = /^#([\da-f]{2})([\da-f]{2})([\da-f]{2})$/i.exec(css);
  if (hex !== null) return toTriple((i) => linearize(Number.parseInt(hex[i + 1] ?? '', 16) / 255));
  const [, lightness, chroma, hue] = /^oklch\(([\d.]+)% ([\d.]+) ([\d.]+)deg\)$/.exec(css) ?? [];
  if (lightness === undefined || chroma === undefined || hue === undefined)
    throw new Error(`Not a colour: ${css}`);
  const angle = (Number(hue) * Math.PI) / 180;
  const lab: Triple = [
    Number(lightness) / 100,
    Number(chroma) * Math.cos(angle),
    Number(chroma) * Math.sin(angle),
  ];
  const cones = multiply(LAB_TO_CONES, lab);
  const rgb = multiply(
    CONES_TO_RGB,
    toTriple((i) => (cones[i] ?? 0) ** 3),
  );
  if (rgb.some((part) => part < -0.002 || part > 1.002)) throw new Error(`No screen shows ${css}`);
  return clamp(rgb);
}

/** As WCAG has it. */
export function toContrast(a: Triple, b: Triple): number {
  const [light, dark] = [toLuminance(a), toLuminance(b)].sort((x, y) => y - x);
  return ((light ?? 0) + 0.05) / ((dark ?? 0) + 0.05);
}

/** In OKLab; 0.02 is about what can just be noticed side by side. */
export function toDistance(a: Triple, b: Triple, eye: Eye): number {
  const [first, second] = [a, b].map((rgb) => toLab(clamp(multiply(EYES[eye], rgb))));
  return Math.hypot(...toTriple((i) => (first?.[i] ?? 0) - (second?.[i] ?? 0)));
}

const LAB_TO_CONES: Matrix = [
  [1, 0.3963377774, 0.2158037573],
  [1, -0.1055613458, -0.0638541728],
  [1, -0.0894841775, -1.291485548],
];
const CONES_TO_RGB: Matrix = [
  [4.0767416621, -3.3077115913, 0.2309699292],
  [-1.2684380046, 2.6097574011, -0.3413193965],
  [-0.0041960863, -0.7034186147, 1.707614701],
];
const RGB_TO_CONES: Matrix = [
  [0.4122214708, 0.5363325363, 0.0514459929],
  [0.2119034982, 0.6806995451, 0.1073969566],
  [0.0883024619, 0.2817188376, 0.6299787005],
];
const CONES_TO_LAB: Matrix = [
  [0.2104542553, 0.793617785, -0.0040720468],
  [1.9779984951, -2.428592205, 0.4505937099],
  [0.0259040371, 0.7827717662, -0.808675766],
];

function toLab(rgb: Triple): Triple {
  const cones = multiply(RGB_TO_CONES, rgb);
  return multiply(
    CONES_TO_LAB,
    toTriple((i) => Math.cbrt(cones[i] ?? 0)),
  );
}

function toLuminance([red, green, blue]: Triple): number {
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function linearize(part: number): number {
  return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
}

function multiply(matrix: Matrix, [a, b, c]: Triple): Triple {
  return toTriple((i) => {
    const [x, y, z] = matrix[i] ?? [0, 0, 0];
    return x * a + y * b + z * c;
  });
}

function clamp(rgb: Triple): Triple {
  return toTriple((i) => Math.min(1, Math.max(0, rgb[i] ?? 0)));
}

function toTriple(make: (index: number) => number): Triple {
  return [make(0), make(1), make(2)];
}
