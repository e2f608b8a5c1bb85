/** How Fly.io words that a check fails and that it passes again, for the kinds of checks there are. */
import type { Random } from '../logs/random.ts';

export interface HealthCheck {
  readonly failed: string;
  readonly passed: string;
}

const IS_SERVED =
  'Your app is not responding properly. Services exposed on ports [80, 443] will have intermittent failures until the health check passes.';

/** Of a service in fly.toml, over HTTP or TCP: today's name, or that of 2023. */
export function pickServiceCheck(random: Random, port: number): HealthCheck {
  const number = String(port);
  const name = random.pick([
    `Health check 'servicecheck-00-http-${number}' on port ${number}`,
    `Health check 'servicecheck-00-tcp-${number}' on port ${number}`,
    `Health check on port ${number}`,
  ]);
  return { failed: `${name} has failed. ${IS_SERVED}`, passed: `${name} is now passing.` };
}

/** Of `[checks]` in fly.toml, which belong to no service. */
export function pickOwnCheck(random: Random, port: number): HealthCheck {
  const name = random.pick([
    "Health check 'health'",
    "Health check 'app_status'",
    `Health check 'alive' on port ${String(port)}`,
  ]);
  return {
    failed: `${name} has failed. Your app is not responding properly.`,
    passed: `${name} is now passing.`,
  };
}

/** Of the scripts that Fly Postgres brings. */
export function pickPostgresCheck(random: Random): HealthCheck {
  const { part, meaning } = random.pick([
    {
      part: 'vm',
      meaning:
        'Your instance has hit resource limits. Upgrading your instance / volume size or reducing your usage might help.',
    },
    { part: 'database', meaning: 'Your database is malfunctioning.' },
    { part: 'role', meaning: "Your cluster's membership is inconsistent." },
  ]);
  const name = `Health check for your postgres ${part}`;
  return { failed: `${name} has failed. ${meaning}`, passed: `${name} is now passing.` };
}
