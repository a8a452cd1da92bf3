import { mkdir, open, readFile, rename, rm } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { createTransport } from 'nodemailer';
import { config } from './config.ts';
import { MailUnavailable, type KeptLetter, type Letter } from './mail-contract.ts';

/** How long a mail server may say nothing, in ms: to be reached, to greet, and between any two of its words. */
const patienceMs = 10_000;
/** How long one letter may take, in ms, however busily a server talks. */
const wholeMs = 30_000;

/** Whether letters stay here as files, because no mail server is configured. */
export const keepsLetters = config.SMTP_URL === undefined;

/**
 * Hands a letter to the mail server, or keeps it as a file where none is configured.
 * @throws {MailUnavailable}
 */
export async function send(letter: Letter, signal: AbortSignal): Promise<void> {
  if (keepsLetters) return keep(letter);
  const transport = createTransport({
    url: config.SMTP_URL!,
    connectionTimeout: patienceMs,
    greetingTimeout: patienceMs,
    socketTimeout: patienceMs,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  const enough = AbortSignal.any([signal, AbortSignal.timeout(wholeMs)]);
  const { id, ...rest } = letter;
  const messageId = `<${id}@${letter.from.split('@').at(-1)}>`;
  try {
    await Promise.race([
      aborted(enough),
      transport.sendMail({ ...rest, messageId, headers: { 'Auto-Submitted': 'auto-generated' } }),
    ]);
  } catch (error) {
    throw new MailUnavailable('the mail server did not take a letter', { cause: error });
  } finally {
    transport.close();
  }
}

/** A letter that was kept as a file; undefined where there is none. */
export async function readKept(id: string): Promise<KeptLetter | undefined> {
  try {
    return JSON.parse(await readFile(pathOf(id), 'utf8')) as KeptLetter;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

/** Erases a kept letter; one that is not there is no error. */
export const forgetKept = (id: string): Promise<void> => rm(pathOf(id), { force: true });

const folder = resolve(config.DATA_DIR, 'mail');

const pathOf = (id: string) => join(folder, `${id.replaceAll(/[^\w-]/g, '')}.json`);

async function keep(letter: Letter): Promise<void> {
  const part = `${pathOf(letter.id)}.part`;
  try {
    await mkdir(folder, { recursive: true, mode: 0o750 });
    const file = await open(part, 'w', 0o600);
    await file.writeFile(JSON.stringify({ ...letter, at: new Date().toISOString() } satisfies KeptLetter));
    await file.sync();
    await file.close();
    await rename(part, pathOf(letter.id));
  } catch (error) {
    throw new MailUnavailable('a letter could not be kept', { cause: error });
  }
}

const aborted = (signal: AbortSignal) =>
  new Promise<never>((_, fail) => signal.addEventListener('abort', () => fail(signal.reason as Error), { once: true }));
