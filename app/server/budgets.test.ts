import { IncomingMessage } from 'node:http';
import { Socket } from 'node:net';
import { expect, test } from 'vitest';
import { countUpload, ownMailDomain, senderOf } from './budgets.ts';
import { dailyHash } from './daily-hash.ts';
import { networkOf, prefixOf } from './limits.ts';

test.each([
  ['a@school.example', 'school.example'],
  ['a@pupils.school.example', 'school.example'],
  ['A@School.Ac.UK', 'school.ac.uk'],
  ['a@mail.school.example', 'school.example'],
  ['a@gmail.com', null],
  ['a@mail.yahoo.co.uk', null],
  ['a@orange.fr', null],
  [null, null],
])('the mail domain of %s that is somebody’s own is %s', (email, own) => expect(ownMailDomain(email)).toBe(own));

test.each([
  ['203.0.113.77', '203.0.113.77', '203.0.113'],
  ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2', '2001:db8:1'],
  ['2001:db8::1', '2001:db8:0:0', '2001:db8:0'],
])('%s is one of the network %s, and of those around it %s', (address, network, prefix) => {
  expect(networkOf(address)).toBe(network);
  expect(prefixOf(address)).toBe(prefix);
});

test('a hash is one for neighbours, and says neither whose it is nor what else it could be of', () => {
  expect(senderOf({ address: '203.0.113.1' })).toBe(senderOf({ address: '203.0.113.200' }));
  expect(senderOf({ address: '203.0.113.1' })).not.toBe(senderOf({ address: '203.0.114.1' }));
  expect(senderOf({ address: '203.0.113.1' })).toMatch(/^[0-9a-f]{32}$/);
  expect(dailyHash('network', '203.0.113')).not.toBe(dailyHash('browser', '203.0.113'));
});

test.each([
  [
    'a network around many addresses',
    1_500,
    (index: number) => ({ address: `198.51.100.${index % 250}`, agent: String(index) }),
  ],
  ['one IPv6 site', 1_500, (index: number) => ({ address: `2001:db8:7:${index}::1`, agent: String(index) })],
  [
    'browsers that say the same of themselves',
    5_000,
    (index: number) => ({ address: `10.${index >> 8}.${index % 256}.1`, agent: 'one' }),
  ],
])('%s may upload so often in ten minutes, and no more', async (_, times, senderAt) => {
  const count = (index: number) => {
    const { address, agent } = senderAt(index);
    const incoming = new IncomingMessage(new Socket());
    incoming.headers['user-agent'] = agent;
    return countUpload({ address, incoming });
  };
  for (let index = 0; index < times; index += 1) expect(await count(index)).toBeNull();
  expect(await count(times)).toBe(600);
});
