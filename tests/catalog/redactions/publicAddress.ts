import type { RedactionProof } from '../../support/proofs.ts';

export default {
  masks: [
    ['Fly-Client-IP: 203.0.113.7', 'Fly-Client-IP: ip-1'],
    ['X-Forwarded-For: 203.0.113.7,198.51.100.2, 203.0.113.7', 'X-Forwarded-For: ip-1,ip-2, ip-1'],
    ['from [2001:db8::7]:443 and 2001:DB8:0:0::7.', 'from [ip-1]:443 and ip-1.'],
    ['source:2001:db8::7, face:2001:db8::8', 'source:ip-1, face:ip-2'],
    ['peer ::ffff:203.0.113.7', 'peer ip-1'],
    ['shop.example/203.0.113.7:5432', 'shop.example/ip-1:5432'],
  ],
  keeps: [
    '0.0.0.0:8080 127.0.0.1 10.1.2.3 172.16.0.2 192.168.1.1 169.254.1.1 100.64.0.1 255.255.255.255',
    ':: ::1 fe80::1 fd00::1 fdaa::3 [::]:8080 ff02::1',
    'fdaa:0:1da:a7b:2dc:a91e:31df:2',
    'Chrome/140.0.7339.80 Edg/140.0.3485.54 version 1.2.3.4 v1.2.3.4 1.2.3.4.5',
    '12:30:00 00:1a:2b:3c:4d:5e std::fmt::Debug Abc::Def 999.1.1.1',
  ],
} satisfies RedactionProof;
