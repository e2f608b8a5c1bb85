import type { RedactionProof } from '../../support/proofs.ts';

export default {
  masks: [
    [
      'DATABASE_URL=postgres://app:hunter2@shop-db.flycast:5432/shop',
      'DATABASE_URL=postgres://[secret:password]@shop-db.flycast:5432/shop',
    ],
    ['redis://:p@ss:w0rd@[fdaa::9]:6379', 'redis://[secret:password]@[fdaa::9]:6379'],
    ['postgres://app:sla/sh?#es@db.internal/shop', 'postgres://[secret:password]@db.internal/shop'],
    ['https://token-alone@example.com/x.git', 'https://[secret:password]@example.com/x.git'],
    ['shop:hunter2@tcp(127.0.0.1:3306)/shop', '[secret:password]@tcp(127.0.0.1:3306)/shop'],
  ],
  keeps: [
    'https://shop.fly.dev:8080/@user/posts?mail=a@example.com',
    'ssh://git@example.com/shop.git',
    'http://[::1]:3000/',
    'http://localhost:3000/a@b',
    '://',
  ],
} satisfies RedactionProof;
