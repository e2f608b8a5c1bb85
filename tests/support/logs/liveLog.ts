/** A small log of live lines with a bit of everything: two PC01, a PR03 whose cause is one, look-alikes, a history line. */
export const LIVE_LOG = [
  '2026-03-02T12:00:00Z app[148e21ea7d9d68] ams [info]Listening on http://127.0.0.1:3000',
  '2026-03-02T12:00:05Z proxy[148e21ea7d9d68] ams [error][PC01] instance refused connection. is your app listening on 0.0.0.0:8080? make sure it is not only listening on 127.0.0.1 (hint: look at your startup logs, servers often print the address they are listening on)',
  '2026-03-02T12:00:06Z proxy[148e21ea7d9d68] ams [error][PC01] instance refused connection. is your app listening on 0.0.0.0:8080?',
  '2026-03-02T12:00:20Z proxy[3d8d9e01b70e89] iad [error][PR03] could not find a good candidate within 2 attempts at load balancing. last error: [PC01] instance refused connection',
  '2026-03-02T12:00:21Z app[148e21ea7d9d68] ams [info][    0.94] ACPI: PCI Root Bridge [PC03] (domain 0000)',
  'error.message="machines API returned an error: "rate limit exceeded"" 2026-03-02T12:00:30Z proxy[148e21ea7d9d68] ams [error]request.method="GET" ',
  '2026-03-02T12:00:40Z proxy[148e21ea7d9d68] ams [error][PU05] could not finish reading HTTP body from instance',
  '',
].join('\n');
