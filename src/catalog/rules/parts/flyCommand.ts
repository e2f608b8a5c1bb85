/** Commands of flyctl, as code: what is known of an app goes in, commands that fit it come out. */
import type { CaseLog } from '../../../core/diagnosis/diagnosis.ts';

/** `fly status -a shop`, between backticks; without `-a` where the app's name is not known. */
export function flyCommand(command: string, app: string | undefined): string {
  return app === undefined ? `\`fly ${command}\`` : `\`fly ${command} -a ${app}\``;
}

/** One machine more than are seen to take requests. */
export function scaleCommand({ servingMachines, app }: CaseLog): string {
  return flyCommand(`scale count ${String(servingMachines.length + 1)}`, app);
}

/** One machine more, in a region that the log names besides, or in one to choose. */
export function otherRegionAdvice({ regions, servingMachines, app }: CaseLog, notIn: string): string {
  const other = regions.find((region) => region !== notIn);
  const [machine] = servingMachines;
  const command = machine === undefined ? 'scale count 2' : `machine clone ${machine}`;
  return other === undefined
    ? `Meanwhile run machines in another region: ${flyCommand(`${command} --region REGION`, app)}; their names: \`fly platform regions\`.`
    : `Meanwhile run more machines in another region: ${flyCommand(`${command} --region ${other}`, app)}.`;
}
