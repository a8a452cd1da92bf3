import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { SMTPServer } from 'smtp-server';

/** A real mail server on loopback, that takes letters, refuses them, or takes them and never says so. */
export interface MailServer {
  url: string;
  /** What came, as it came, oldest first. */
  letters: { to: string[]; source: string }[];
  mood: 'takes' | 'refuses' | 'is silent';
  stop(): Promise<void>;
}

export async function startMailServer(): Promise<MailServer> {
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    closeTimeout: 50,
    onRcptTo: (_address, _session, done) => done(mail.mood === 'refuses' ? new Error('no such mailbox') : null),
    onData(stream, { envelope }, done) {
      void buffer(stream).then((source) => {
        mail.letters.push({ to: envelope.rcptTo.map(({ address }) => address), source: String(source) });
        if (mail.mood !== 'is silent') done();
      });
    },
  });
  server.on('error', () => {}); // a client that gives up on a silent server
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const mail: MailServer = {
    url: `smtp://127.0.0.1:${(server.server.address() as AddressInfo).port}`,
    letters: [],
    mood: 'takes',
    stop: () => new Promise((done) => server.close(done)),
  };
  return mail;
}
