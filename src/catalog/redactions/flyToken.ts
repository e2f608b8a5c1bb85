import { findWrapped } from '../../core/redact/wrappedToken.ts';
import type { Redaction } from '../../core/redact/redaction.ts';

/**
 * The prefixes and letters are those that flyctl looks for in its own logs (agent/server/session.go). Several tokens
 * stand behind one another with commas.
 */
const TOKEN = /(?:fo1|fm1[ar]|fm2)_[A-Za-z0-9/+_-]+=*(?:,(?:fo1|fm1[ar]|fm2)_[A-Za-z0-9/+_-]+=*)*/g;
const INVENTED = 'fm2_' + 'lJPEexample1'.repeat(8);

export default {
  id: 'flyToken',
  class: 'secret',
  label: 'Fly access token',
  tag: '[secret:fly-token]',
  markers: ['fo1_', 'fm1r_', 'fm1a_', 'fm2_'],
  find: (text) => findWrapped(text, TOKEN),
  masks: [
    [`set ${INVENTED}== for deploys`, 'set [secret:fly-token] for deploys'],
    [`${INVENTED},${INVENTED}=,fo1_${'ab-9'.repeat(10)}.`, '[secret:fly-token].'],
    [`"fm1r_${'x/Y+'.repeat(30)}"`, '"[secret:fly-token]"'],
    [`fm1a_${'x/Y+'.repeat(3)}`, '[secret:fly-token]'],
    [`${INVENTED}\n${'Ab0'.repeat(20)}\nnext`, '[secret:fly-token]\nnext'],
  ],
  keeps: ['fo1', 'fm2_ is how tokens start', 'platform2_name', 'fm3_abcdefgh'],
} satisfies Redaction;
