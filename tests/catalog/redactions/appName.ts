import type { RedactionProof } from '../../support/proofs.ts';

export default {
  masks: [
    [
      'App shop has excess capacity, autostopping machine 148e21ea7d9d68.',
      'App app-1 has excess capacity, autostopping machine 148e21ea7d9d68.',
    ],
    [
      "app 'shop' used 'fly-replay' response header to target app 'shop-jobs', which",
      "app 'app-1' used 'fly-replay' response header to target app 'app-2', which",
    ],
    [
      '{"fly":{"app":{"instance":"1","name":"x"}},"fly.app.name":"shop"} fly.app.name=shop',
      '{"fly":{"app":{"instance":"1","name":"app-1"}},"fly.app.name":"app-2"} fly.app.name=app-2',
    ],
    ['$ fly logs -a shop', '$ fly logs -a app-1'],
    ['image registry.fly.io/shop:deployment-01HX', 'image registry.fly.io/app-1:deployment-01HX'],
    ['connected to :"shop@fdaa:0:1da8::2"', 'connected to :"app-1@fdaa:0:1da8::2"'],
    ['FLY_APP_NAME=shop', 'FLY_APP_NAME=app-1'],
  ],
  keeps: [
    'app[148e21ea7d9d68] ams [info]shop',
    'process group=app)',
    'The app is not listening',
    "app 'app-1' used",
  ],
} satisfies RedactionProof;
