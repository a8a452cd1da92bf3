import { createServer } from 'node:net';

/** A TCP port that nobody listens on now. */
export const freePort = (): Promise<number> => tryPort(0) as Promise<number>;

/** Whether nobody listens on a port, of any address of this machine. */
export const isFree = async (port: number): Promise<boolean> => (await tryPort(port)) !== undefined;

function tryPort(port: number): Promise<number | undefined> {
  return new Promise((done) => {
    const server = createServer();
    server.once('error', () => done(undefined));
    server.listen(port, () => {
      const address = server.address();
      server.close(() => done(typeof address === 'object' && address ? address.port : undefined));
    });
  });
}
