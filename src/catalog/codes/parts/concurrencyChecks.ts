/** What to look at when concurrency limits are reached: the same four for PR01, PL01 and PL02. */
export const concurrencyChecks = [
  'See whether the app uses too much CPU, memory or disk I/O.',
  'See whether the app applies concurrency limits of its own.',
  'See whether connection pools to external services, such as databases, are exhausted.',
  'See whether connections from the app to external services are slow.',
] as const;
