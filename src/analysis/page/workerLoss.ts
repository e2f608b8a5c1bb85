/** Why a worker is lost: the event that tells of it goes in, words come out. */

/** A script that cannot be loaded or read gives an event that says nothing. */
const NOT_STARTED = 'its script did not start';

export function describeLoss(event: Event): string {
  const { message } = event as Partial<ErrorEvent>;
  return message === undefined || message === '' ? NOT_STARTED : message;
}
