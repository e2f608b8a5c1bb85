import type { RuleProof } from '../../support/proofs.ts';

export default {
  fires: [
    `10:00:00 *90/60s b app GET / 200
     10:40:00 a proxy App shop has excess capacity, autostopping machine a. 1 out of 2 machines left running (region=ams, process group=app)
     10:40:03 *9/3s a proxy [PM11] machine was recently stopped and is unavailable to service request`,
    // Again and again, so that it is what is usual in this log.
    `10:00:00 *240/30s a app GET / 200
     10:05:00 *11/600s a proxy App shop has excess capacity, autostopping machine a. 0 out of 1 machines left running (region=ams, process group=app)
     10:05:01 *11/600s a proxy [PM08] machine is in a non-startable state: stopping
     10:05:04 *11/600s a proxy [PM11] machine was recently stopped and is unavailable to service request
     10:05:09 *11/600s a proxy [PM11] machine was recently stopped and is unavailable to service request`,
  ],
  staysQuiet: [
    // Too many to be few, and at no time more than usual.
    `10:00:00 *120/60s b app GET / 200
     10:00:05 *12/600s a proxy App shop has excess capacity, autostopping machine a. 1 out of 2 machines left running (region=ams, process group=app)
     10:00:30 *60/120s a proxy [PM08] machine is in a non-startable state: stopping`,
    `10:00:00 *90/60s b app GET / 200
     10:10:00 a proxy App shop has excess capacity, autostopping machine a. 1 out of 2 machines left running (region=ams, process group=app)
     10:40:03 *9/3s a proxy [PM08] machine is in a non-startable state: stopping`,
  ],
} satisfies RuleProof;
