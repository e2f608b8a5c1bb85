/** What commands of flyctl print with `--json`, of one app with the machines of a drawn log. */

export const MACHINE_A = 'd8d4927b610e38';
export const MACHINE_B = '148e21ea7d9d68';

const GUEST = { cpu_kind: 'shared', cpus: 1, memory_mb: 512 };

export const MACHINES = [MACHINE_A, MACHINE_B].map((id) => ({
  id,
  name: 'old-sound-1',
  state: 'started',
  region: 'ams',
  image_ref: { registry: 'registry.fly.io', repository: 'shop', tag: 'deployment-02' },
  instance_id: '01JNKQ4T8Z',
  private_ip: 'fdaa:0:1::3',
  created_at: '2026-02-01T09:00:00Z',
  config: { env: { FLY_PROCESS_GROUP: 'app' }, guest: GUEST },
  checks: [
    {
      name: 'servicecheck-00-http-8080',
      status: id === MACHINE_A ? 'critical' : 'passing',
      output: id === MACHINE_A ? 'Get "http://[::]:8080/up": EOF\n`500` from app' : '200',
      updated_at: '2026-03-02T10:21:00.5Z',
    },
  ],
  cordoned: false,
}));

function release(version: number, createdAt: string, status: string): object {
  return {
    ID: `rel-${version}`,
    Version: version,
    Stable: true,
    InProgress: false,
    Reason: '',
    Description: 'Release',
    Status: status,
    DeploymentStrategy: '',
    Metadata: null,
    User: { ID: 'u1', Name: '', Email: 'jane@example.com', EnablePaidHobby: false },
    EvaluationID: '',
    CreatedAt: createdAt,
    ImageRef: `registry.fly.io/shop:deployment-0${version}`,
  };
}

export const RELEASES = [
  release(3, '2026-03-02T10:18:00Z', 'failed'),
  release(2, '2026-03-01T08:00:00Z', 'complete'),
  release(1, '2026-02-01T08:00:00Z', 'complete'),
];

/** By the id of the kind that each is. */
export const OUTPUTS: Readonly<Record<string, unknown>> = {
  releases: RELEASES,
  machines: MACHINES,
  status: {
    AppURL: 'https://shop.fly.dev/',
    Deployed: true,
    Hostname: 'shop.fly.dev',
    ID: 'shop',
    Machines: MACHINES,
    Name: 'shop',
    Organization: { ID: 'o1', Slug: 'personal' },
    PlatformVersion: 'machines',
    Status: 'deployed',
    Version: 3,
  },
  scale: [
    { Process: 'app', Count: 2, CPUKind: 'shared', CPUs: 1, Memory: 512, Regions: { ams: 2 } },
    { Process: 'worker', Count: 1, CPUKind: 'shared', CPUs: 1, Memory: 512, Regions: { ams: 1 } },
  ],
  checks: Object.fromEntries(MACHINES.map(({ id, checks }) => [id, checks])),
};

/** As flyctl prints it. */
export function printJson(value: unknown): string {
  return `${JSON.stringify(value, undefined, 4)}\n`;
}
