import { listCauses, listMachines, pickErrors } from '../../core/diagnosis/caseQueries.ts';
import { formatCounted } from '../../core/countText.ts';
import type { DiagnosisRule } from '../../core/diagnosis/diagnosis.ts';
import { KEEPS_ONE_RUNNING } from './parts/wantedSettings.ts';

export default {
  id: 'autostop-race',
  label: 'Requests to a stopping machine',
  of: ['stopped'],
  explain(aCase) {
    const stops = listCauses(aCase);
    const machines = listMachines(stops).length;
    return {
      title: `Requests still went to ${machines === 0 ? 'machines' : formatCounted(machines, 'machine')} that Fly had just stopped because there was little to do.`,
      owner: 'app',
      confidence: 'sure',
      refutedBy: 'The same errors on machines that were not stopped in the five minutes before.',
      advice: [
        'Keep enough machines for the usual traffic: `min_machines_running = 1`, or more, under `[http_service]` in fly.toml. It counts in the primary region only.',
        'Or let machines sleep rather than stop: `auto_stop_machines = "suspend"`, from which they come back faster.',
        'Raise `soft_limit` under `[http_service.concurrency]` only with care: it decides when there is too much capacity.',
      ],
      settings: [KEEPS_ONE_RUNNING],
      evidence: [...stops.slice(-3), ...pickErrors(aCase.errors, 3)],
    };
  },
} satisfies DiagnosisRule;
