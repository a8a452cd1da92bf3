/**
 * What looks like a letter, by that letter: code points in hexadecimal. Made by `scripts/confusables.ts`; do not edit.
 *
 * From confusables.txt of Unicode 17.0.0 (2025-07-22), Unicode Security Mechanisms (UTS #39).
 * Copyright © 1991-2025 Unicode, Inc. Unicode License v3 (SPDX: Unicode-3.0,
 * https://www.unicode.org/license.txt): permission is granted, free of charge, to use, copy, modify, merge, publish,
 * distribute and sell copies of the data files, provided that this copyright and permission notice appear with them. The
 * data files are provided "as is", without warranty of any kind; in no event shall the copyright holder be liable for
 * any claim or damages arising from their use.
 */
export const confusables: Record<string, string> = {
  a: `0251 0391 03b1 0410 0430 102a0 13aa 15c5 16f40 2376 237a 2c6d a4ee ab7a`,
  aa: `a732 a733`,
  ae: `04d4 04d5`,
  ao: `a734 a735`,
  ar: `1f707`,
  au: `a736 a737`,
  av: `a738 a739 a73a a73b`,
  ay: `a73c a73d`,
  b: `0180 0181 0182 0183 0184 0185 0243 0253 0392 0411 0412 042c 0431 0432 044c 0462 0463 048c 048d 10282 102a1
    10301 13cf 13f4 13fc 1472 1473 15af 15f7 16eb6 16ed1 2c82 2c83 a4d0 a7b4 ab9f`,
  bl: `042b 044b`,
  c: `00a2 023b 023c 0421 0441 04aa 04ab 1004 102a2 10302 10415 1043d 1051c 105a 118f2 13df 1f16e 1f74c 20a1 2ca4
    2ca5 a4da abaf`,
  d: `0189 018a 018b 018c 0256 0257 0500 0501 13a0 13e7 146f 15de 15ea 20ab a4d2 a4d3 ab70 abb7`,
  dz: `02a3`,
  e: `0246 0247 0395 03b5 0415 0435 04bc 04bd 04be 04bf 10286 118a6 118ae 118c6 118ce 13ac 212e 22ff 2d39 a4f0
    ab32 ab7c`,
  f: `0191 0192 03dc 03dd 0554 0584 10287 102a5 10525 118a2 118c2 15b4 1d213 1d6e 1e9d a4dd a798 a799 ab35`,
  fn: `02a9`,
  g: `018d 0193 01e4 01e5 0260 0261 050c 050d 0551 0581 13c0 13f3 13fb 1d83 a4d6 a7ac ab90`,
  h: `0266 0397 040b 041d 043d 045b 04a2 04a3 04ba 04bb 04c7 04c8 04c9 04ca 0540 0570 102cf 13bb 13c2 13f2 13fa
    157c 2c67 2c68 2c8e 2c8f a4e7 a694 a695 a7aa ab8b ab92`,
  i: `0196 0197 0268 0269 0399 03b9 0406 0456 0552 0582 118a3 118c3 13a5 1d7b 1d7c 2373 2378 2c92 2c93 a646 a647
    ab75`,
  j: `0248 0249 029d 037f 03f3 0408 0458 13ab 148d a4d9 a7b2 ab7b`,
  k: `0198 0199 039a 03ba 041a 043a 049a 049b 049e 049f 10518 13e6 16d5 20ad 2c69 2c6a 2c94 2c95 a4d7 a740 a741
    abb6`,
  l: `019a 01c0 023d 026b 026d 04c0 04cf 05d5 05df 0627 0673 07ca 1028a 10309 10320 1041b 10443 10526 118b2 118d2
    11dda 13de 14aa 16c1 16eaa 16ec5 16f16 16f28 1d22a 1e8c7 2223 23fd 2c62 2cd0 2cd1 2d4f a4e1 a4f2 abae`,
  ll: `01c1 05f0 10199 2225`,
  lls: `10198`,
  lo: `042e 044e`,
  ls: `02aa`,
  lt: `20b6`,
  lz: `02ab`,
  m: `0271 039c 03bc 03fa 03fb 041c 043c 04cd 04ce 102b0 10311 11700 13b7 15f0 16d6 1d6f 20a5 2c6e 2c98 2c99 a4df
    ab87`,
  mb: `1f76b`,
  n: `014a 014b 019d 019e 0220 0272 0273 039d 03b7 0542 0548 054c 0572 0578 057c 1018e 10513 1d70 2c9a 2c9b a4e0`,
  o: `019f 0275 0398 039f 03a3 03b8 03bf 03c3 03ec 03ed 041e 043e 0472 0473 04e8 04e9 0555 0585 05e1 0647 06be
    06c1 06d5 06ff 0b20 0d20 1010 101d 10292 102ab 10404 1042c 104c2 104ea 10516 10d7 10ff 118a8 118b5 118b7
    118c8 118d5 118d7 12d0 13a4 13be 13eb 1c97 1cbf 1d11 1d21a 1f714 2296 229d 236c 2c90 2c91 2c9e 2c9f 2d31
    2d41 2d54 3007 a4f3 a74a a74b ab3d ab3e ab74 ab8e abbb`,
  oe: `0276`,
  oo: `221e a698 a699 a74e a74f`,
  p: `00de 00fe 01a4 01a5 01bf 01f7 03a1 03c1 03f8 0420 0440 10295 13e2 146d 1d29 1d7d 2374 2c63 2ca2 2ca3 2cce
    2ccf a4d1 abb2`,
  q: `02a0 051a 051b 0533 0536 0563 0566 2d55`,
  qe: `1f700`,
  r: `024c 024d 027c 027d 0413 0433 0492 0493 104b4 104dc 13a1 13b1 13d2 1587 16f35 1d216 1d26 1d72 2c64 2c84 2c85
    a4e3 ab47 ab48 ab71 ab81 aba2`,
  s: `01bc 01bd 0282 0405 0455 054f 057f 0d1f 10296 10420 10448 118a1 118c1 13d5 13da 16f3a 1d74 a4e2 a7c5 aba5
    abaa`,
  ss: `03b2 13f0 13f8 a7b5 a7d6 a7d7`,
  sss: `1f75c`,
  t: `01ac 01ad 01ae 023e 0288 03a4 03c4 0422 0442 04ac 04ad 10297 102b1 10315 118bc 13a2 16f0a 1d75 1f768 20ae
    22a4 2361 27d9 2c66 2ca6 2ca7 a4d4 ab72`,
  tf: `a777`,
  th: `03f7 104c4 104ec`,
  ts: `02a6`,
  u: `01b2 0244 0289 028b 03c5 040f 045f 054d 057d 104ce 104f6 118b8 118d8 1200 13cc 144c 16f42 1d7e 222a 22c3
    a4f4 a79e a79f ab4e ab52 ab9c`,
  ue: `1d6b`,
  uo: `ab63`,
  v: `03bd 0474 0475 05d8 10197 1051d 11706 118a0 118c0 13d9 142f 16f08 1d20d 1f708 2228 22c1 2d38 a4e6 a6df aba9`,
  vb: `1f76c`,
  w: `019c 026f 0428 0448 0460 0461 047c 047d 051c 051d 0531 0561 114c5 1170a 1170e 1170f 118ef 13b3 13d4 20a9
    2cbc 2cbd a4ea a760 a761 ab83 aba4`,
  x: `00d7 03a7 03c7 0425 0445 04b2 04b3 10196 10290 102b4 10317 10322 10527 118ec 1541 157d 166d 16b7 2573 292b
    292c 2a2f 2a30 2cac 2cad 2d5d a4eb a7b3 ab53`,
  y: `00a5 0194 01b3 01b4 024e 024f 0263 0393 03a5 03b3 0423 0443 04ae 04af 04b0 04b1 102b2 10e7 118a4 118dc 13a9
    13bd 16f43 1ca7 1d8c 1efe 1eff 2ca8 2ca9 a4ec ab5a ab79 ab8d`,
  z: `01b5 01b6 0224 0225 0290 0396 03b6 102f5 118a9 118c4 118c9 13c3 1d76 a4dc ab93`,
  γ: `14a5 16f07`,
  δ: `10285 102a3 1403 16f1a 1f702 2206 2359 25b3 2c86 2d60`,
  λ: `104db 2c96`,
  ξ: `2630 2cb6`,
  π: `16ea6 16ec1 220f 2ca0 2ca1 a6db`,
  σ: `2c8b`,
  φ: `0553 102b3 1240 16f0 2caa`,
  ψ: `102b5 104d1 104f9 16d8 2cae 2caf`,
  ω: `102b6 162f 1635 2375 2379 2cb1`,
  ϗ: `2ce4`,
  ϙ: `102ad 10312`,
  ϼ: `2cc1`,
  и: `10425 a6a1`,
  ч: `03e4 03e5 0aaa`,
  э: `2108`,
  ћ: `104cd`,
  ѡ: `13c7 15ef`,
  ӄ: `104bc`,
  ꙍ: `2cb0`,
  ꙙ: `16f1c 1f701`,
  ꙩ: `104eb`,
};
