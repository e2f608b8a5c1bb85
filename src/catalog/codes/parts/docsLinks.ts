/** Pages of the Fly.io documentation that several codes' texts refer to. */
export const concurrencyLimits = {
  label: 'Concurrency limits',
  url: 'https://fly.io/docs/apps/concurrency/',
};

export const metrics = {
  label: 'Metrics in managed Grafana',
  url: 'https://fly.io/docs/monitoring/metrics/#managed-grafana',
};

export const flyReplay = {
  label: 'The fly-replay header',
  url: 'https://fly.io/docs/networking/dynamic-request-routing/#replay-header-format',
};

export const deployStrategies = {
  label: 'Deploy strategies',
  url: 'https://fly.io/docs/reference/configuration/#picking-a-deployment-strategy',
};
