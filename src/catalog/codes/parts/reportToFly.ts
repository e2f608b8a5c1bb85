/** The last check of the codes that only Fly can act on. */
export const reportToFly =
  'If it goes on, check status.flyio.net and report it to Fly with the times, the app name and any machine ids.';
