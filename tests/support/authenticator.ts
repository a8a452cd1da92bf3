import { createHash, generateKeyPairSync, randomBytes, sign } from 'node:crypto';

const sha256 = (bytes: string | Buffer) => createHash('sha256').update(bytes).digest();

/** What an answer is about; a test that cheats says what is not as it should be. */
interface About {
  challenge: string;
  origin: string;
  /** Whom the passkey is for. */
  rp?: string;
  /** Whether it made sure of who holds it. */
  verified?: boolean;
  /** Whose it says it is. */
  id?: string;
}

/**
 * A passkey in software: one key on P-256, as WebAuthn level 2 has it answer (§ 6.1 authenticator data, § 8.7 no
 * attestation).
 */
export function newPasskey() {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const { x, y } = publicKey.export({ format: 'jwk' });
  const rawId = randomBytes(16);
  const own = rawId.toString('base64url');
  let counter = 0;

  const clientData = (type: string, { challenge, origin }: About) =>
    Buffer.from(JSON.stringify({ type, challenge, origin, crossOrigin: false }));
  const data = ({ rp = 'localhost', verified = true }: About, made: Buffer) => {
    const head = Buffer.alloc(5);
    head[0] = 1 | (verified ? 4 : 0) | (made.length > 0 ? 64 : 0);
    head.writeUInt32BE((counter += 1), 1);
    return Buffer.concat([sha256(rp), head, made]);
  };
  const answer = (id: string, response: Record<string, string>) =>
    JSON.stringify({ id, rawId: id, type: 'public-key', clientExtensionResults: {}, response });

  return {
    /** What it answers when it is made. */
    make(about: About): string {
      const point = [x!, y!].map((one) => Buffer.from(one, 'base64url'));
      // {kty: EC2, alg: ES256, crv: P-256, x, y}
      const key = [Buffer.from('a5010203262001215820', 'hex'), point[0]!, Buffer.from('225820', 'hex'), point[1]!];
      const made = data(about, Buffer.concat([Buffer.alloc(16), Buffer.from([0, rawId.length]), rawId, ...key]));
      // {fmt: "none", attStmt: {}, authData}
      const head = Buffer.from('a363666d74646e6f6e656761747453746d74a068617574684461746158', 'hex');
      return answer(own, {
        clientDataJSON: clientData('webauthn.create', about).toString('base64url'),
        attestationObject: Buffer.concat([head, Buffer.from([made.length]), made]).toString('base64url'),
      });
    },
    /** What it answers when it is asked to sign in. */
    answer(about: About): string {
      const said = clientData('webauthn.get', about);
      const authenticator = data(about, Buffer.alloc(0));
      const signature = sign('sha256', Buffer.concat([authenticator, sha256(said)]), privateKey);
      return answer(about.id ?? own, {
        clientDataJSON: said.toString('base64url'),
        authenticatorData: authenticator.toString('base64url'),
        signature: signature.toString('base64url'),
      });
    },
    id: own,
  };
}
