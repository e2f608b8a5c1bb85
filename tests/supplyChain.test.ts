/** What comes from elsewhere: under licences that let it be passed on, pinned by its content, and running nothing by itself. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

interface LockedPackage {
  readonly version?: string;
  readonly resolved?: string;
  readonly integrity?: string;
  readonly dev?: boolean;
  readonly hasInstallScript?: boolean;
}
interface InstalledPackage {
  readonly version: string;
  readonly license?: string;
  readonly scripts?: Readonly<Record<string, string>>;
}

const ROOT = fileURLToPath(new URL('..', import.meta.url));
/** A part of the app may be under several of them. */
const LICENCES = ['MIT', 'ISC', 'BSD-3-Clause', 'Apache-2.0', 'Zlib'];
const INSTALL_SCRIPTS = ['preinstall', 'install', 'postinstall'];

const lockText = readFileSync(join(ROOT, 'package-lock.json'), 'utf8');
const { packages } = JSON.parse(lockText) as { readonly packages: Readonly<Record<string, LockedPackage>> };
const locked = Object.entries(packages).filter(([path]) => path !== '');
const inApp = locked.filter(([, { dev }]) => dev !== true);

function readInstalled(path: string): InstalledPackage {
  return JSON.parse(readFileSync(join(ROOT, path, 'package.json'), 'utf8')) as InstalledPackage;
}

describe('what the app is made of', () => {
  it.each(inApp.map(([path]) => path))('%s is under a licence that we can pass on', (path) => {
    const { license = '' } = readInstalled(path);
    const parts = license.replace(/[()]/g, '').split(' AND ');
    expect(parts.filter((part) => !LICENCES.includes(part))).toEqual([]);
  });

  it.each(inApp)('%s is the version that is pinned', (path, { version }) => {
    expect(readInstalled(path).version).toBe(version);
  });
});

describe('the lockfile', () => {
  it('pins every package by its content', () => {
    expect(locked.length).toBeGreaterThan(100);
    expect(locked.filter(([, { integrity = '' }]) => !/^sha512-[\w+/]{86}==$/.test(integrity))).toEqual([]);
  });

  it('names no host', () => {
    expect(locked.filter(([, { resolved }]) => resolved !== undefined)).toEqual([]);
    expect(lockText.match(/"https?:\/\/[^"]*\.tgz"/g)).toBeNull();
  });
});

describe('installing', () => {
  it('runs no script of a package that the app is made of', () => {
    expect(locked.filter(([, { hasInstallScript }]) => hasInstallScript === true)).toEqual([]);
    for (const [path] of inApp) {
      const { scripts = {} } = readInstalled(path);
      expect(
        INSTALL_SCRIPTS.filter((name) => name in scripts),
        path,
      ).toEqual([]);
    }
  });

  it('runs none of the others either: npm is told not to', () => {
    expect(readFileSync(join(ROOT, '.npmrc'), 'utf8')).toMatch(/^ignore-scripts=true$/m);
  });
});

/** Requests that the built app can make by itself; the browser's policy is what holds, this is what is meant. */
const WAYS_OUT =
  /\bfetch\(|XMLHttpRequest|WebSocket\(|sendBeacon|RTCPeerConnection|EventSource\(|WebTransport/g;

describe('the source', () => {
  const sources = ['src', 'workers'].flatMap((folder) =>
    readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
      .filter((name) => /\.tsx?$/.test(name))
      .map((name) => `${folder}/${name}`),
  );

  it('asks for something in five places, and knows no other way out', () => {
    const found = sources.flatMap((path) => {
      const code = readFileSync(join(ROOT, path), 'utf8').replace(/^\s*(?:\/\/|\/?\*).*$/gm, '');
      return [...code.matchAll(WAYS_OUT)].map(([way]) => `${path}: ${way}`);
    });
    expect(found.sort()).toEqual([
      'src/offline/keepOffline.ts: fetch(',
      'src/offline/precache.ts: fetch(',
      'src/protection/arrivedHeaders.ts: fetch(',
      'src/protection/tryToConnect.ts: fetch(',
      'src/ui/intake/useOpenSample.ts: fetch(',
    ]);
  });
});
