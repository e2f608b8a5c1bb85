/** Machines as flyctl prints them: objects go in; sizes, regions and checks come out. */
import type { AppMachine, CheckState, Size } from '../../../core/diagnosis/appContext.ts';
import { isJsonObject, type JsonObject } from '../../../core/format/jsonField.ts';
import { toCount, toObjects, toText, toTime, toWord } from './values.ts';

const MACHINE_ID = /^[0-9a-f]{8,20}$/;
const REGION = /^[a-z]{3}$/;
const CPU_KIND = /^(?:shared|performance)$/;
const MAX_OUTPUT = 500;

/** Undefined where one of them is no machine, or there is none. */
export function readMachines(
  value: unknown,
): { readonly machines: readonly AppMachine[]; readonly checks: readonly CheckState[] } | undefined {
  const objects = toObjects(value);
  if (objects === undefined || objects.length === 0 || !objects.every(isMachine)) return undefined;
  return {
    machines: objects.map(({ id, region, config }) => ({
      id: toText(id),
      region: toWord(region, REGION),
      size: readGuest(config),
    })),
    checks: objects.flatMap(({ id, checks }) => readChecks(toText(id), checks) ?? []),
  };
}

/** Of one machine; undefined where one of them is no check. */
export function readChecks(machine: string, value: unknown): readonly CheckState[] | undefined {
  const objects = toObjects(value);
  if (objects === undefined) return undefined;
  const checks = objects.map((check) => toCheck(machine, check)).filter((check) => check !== undefined);
  return checks.length === objects.length ? checks : undefined;
}

/** Undefined where the memory is not told. */
export function toSize(memory: unknown, cpuKind: unknown, cpus: unknown): Size | undefined {
  const memoryMb = toCount(memory);
  if (memoryMb === undefined || memoryMb === 0) return undefined;
  return { memoryMb, cpuKind: toWord(cpuKind, CPU_KIND), cpus: toCount(cpus) ?? 0 };
}

/** Whether a key or a value is the id of a machine. */
export function isMachineId(value: unknown): boolean {
  return toWord(value, MACHINE_ID) !== '';
}

function isMachine({ id, state, config, image_ref: image, instance_id: instance }: JsonObject): boolean {
  return (
    isMachineId(id) &&
    typeof state === 'string' &&
    (isJsonObject(config) || isJsonObject(image) || typeof instance === 'string')
  );
}

function readGuest(config: unknown): Size | undefined {
  const { guest } = isJsonObject(config) ? config : {};
  if (!isJsonObject(guest)) return undefined;
  const { memory_mb: memory, cpu_kind: cpuKind, cpus } = guest;
  return toSize(memory, cpuKind, cpus);
}

function toCheck(machine: string, check: JsonObject): CheckState | undefined {
  const { name, status, output, updated_at: updated } = check;
  if (typeof name !== 'string') return undefined;
  if (status !== 'passing' && status !== 'warning' && status !== 'critical') return undefined;
  return { machine, name: toText(name), status, output: toText(output, MAX_OUTPUT), time: toTime(updated) };
}
