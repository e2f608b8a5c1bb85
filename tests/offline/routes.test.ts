import { describe, expect, it } from 'vitest';
import { toRoute, type Route } from '../../src/offline/routes.ts';

const built = {
  version: '1',
  files: ['', 'icon.svg', 'sample/a b.log', 'assets/index-1.js'].map((path) => ({ path, integrity: '' })),
};
const SCOPE = 'https://host.example/tools/postflight/';

function route(address: string, method = 'GET'): Route {
  return toRoute({ method, url: new URL(address, SCOPE).href }, SCOPE, built);
}

describe('what the service worker answers', () => {
  it.each([
    ['./', ''],
    ['./?utm_source=a', ''],
    ['./#reference', ''],
    ['./index.html', ''],
    ['./icon.svg', 'icon.svg'],
    ['./sample/a b.log', 'sample/a%20b.log'],
    ['./assets/index-1.js', 'assets/index-1.js'],
    ['./assets/of-an-earlier-build.js', 'assets/of-an-earlier-build.js'],
  ])('keeps %s', (address, path) => {
    expect(route(address)).toEqual({ kind: 'stored', path });
  });

  it.each([
    './nothing-here',
    './index.html/more',
    './icon.svg?x',
    './sw.js',
    '../',
    '../postflight',
    '/',
    'https://elsewhere.example/tools/postflight/',
    'https://host.example.elsewhere.example/tools/postflight/icon.svg',
  ])('leaves %s to the network', (address) => {
    expect(route(address)).toEqual({ kind: 'network' });
  });

  it('takes shares, and sends nothing else on in their place', () => {
    expect(route('./share', 'POST')).toEqual({ kind: 'share' });
    expect(route('./share', 'GET')).toEqual({ kind: 'network' });
    expect(route('./', 'POST')).toEqual({ kind: 'network' });
    expect(route('./', 'HEAD')).toEqual({ kind: 'network' });
  });
});
