import { findWrapped } from '../../core/redact/wrappedToken.ts';
import type { Redaction } from '../../core/redact/redaction.ts';

/**
 * `eyJ` is base64url of `{"`, with which the header of a JWT starts (RFC 7519). An encrypted one has five parts
 * (RFC 7516). One that was cut off may have lost its dots, so length decides then.
 */
const TOKEN =
  /(?<![A-Za-z0-9])eyJ[A-Za-z0-9_-]{5,}(?:\.[A-Za-z0-9_-]*){1,4}|(?<![A-Za-z0-9])eyJ[A-Za-z0-9_-]{27,}/g;

export default {
  id: 'jwt',
  class: 'secret',
  label: 'JSON Web Token',
  tag: '[secret:jwt]',
  markers: ['eyJ'],
  find: (text) => findWrapped(text, TOKEN),
} satisfies Redaction;
