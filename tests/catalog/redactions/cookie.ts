import type { RedactionProof } from '../../support/proofs.ts';

export default {
  masks: [
    ['Cookie: sid=abc; theme=dark', 'Cookie: [secret:cookie]'],
    ['set-cookie: sid=abc; Path=/; HttpOnly 200 ok', 'set-cookie: [secret:cookie] 200 ok'],
    ['{"cookie":"_shop_session=a%2Fb; x=1","a":1}', '{"cookie":"[secret:cookie]","a":1}'],
    ['"Set-Cookie"=>"a=b"', '"Set-Cookie"=>"[secret:cookie]"'],
  ],
  keeps: ['cookie: missing', 'cookies=3', 'cookieless=a=b', 'Set-Cookie:'],
} satisfies RedactionProof;
