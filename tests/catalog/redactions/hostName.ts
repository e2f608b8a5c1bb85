import type { RedactionProof } from '../../support/proofs.ts';

export default {
  masks: [
    ['https://shop.fly.dev/a http://SHOP.fly.dev:80', 'https://host-1/a http://host-1:80'],
    ['dial shop-db.flycast:5432, top1.nearest.of.shop.internal', 'dial host-1:5432, host-2'],
    ['postgres://[secret:password]@db.example.com/x', 'postgres://[secret:password]@host-1/x'],
    [
      'no valid tls certificate was found for SNI shop.example.com. aborted',
      'no valid tls certificate was found for SNI host-1. aborted',
    ],
    ['{"host":"shop.example.com"} Host: shop.example.com', '{"host":"host-1"} Host: host-1'],
    ['http://worker-dp-ams1/stream', 'http://host-1/stream'],
  ],
  keeps: [
    'http://localhost:8080 http://0.0.0.0:3000 http://[::1]/ https://fly.io/docs https://api.fly.io',
    'node:internal/process com.example.internal.Foo fly.dev',
    'http://host-1/a host=0ad1',
  ],
} satisfies RedactionProof;
