import type { IncomingMessage } from 'node:http';
import { Busboy, type BusboyFileStream, type BusboyHeaders, type BusboyInstance } from '@fastify/busboy';
import { NotTaken, takeUpload } from '#app/domain/submissions/upload.ts';
import type { Upload } from '#db/schema/upload.ts';

/** A form as it came in: what was typed, and its one picture or why that was not taken. */
export interface Multipart {
  fields: Map<string, string[]>;
  upload: Upload | null;
  refused: NotTaken['fault'] | null;
  /** Why the picture could not be kept, when that is our fault and not the sender's. */
  failure: unknown;
}

/** The form itself cannot be read: no multipart, cut off, or with more parts than any form of ours has. */
export class UnreadableForm extends Error {
  readonly fault: 'unreadable' | 'too-many-fields';
  constructor(fault: UnreadableForm['fault']) {
    super(fault);
    this.fault = fault;
  }
}

const limits = { fieldSize: 64 * 1024, fields: 60, files: 1, parts: 64, headerPairs: 20 };

/**
 * Reads a multipart form, its file named `photo` streaming straight to the store.
 * @param picture `drop`: only what was typed is wanted
 * @throws {UnreadableForm}
 */
export async function readMultipart(incoming: IncomingMessage, picture: 'take' | 'drop'): Promise<Multipart> {
  const fields = new Map<string, string[]>();
  let taking: Promise<Upload | null> = Promise.resolve(null);
  let arriving: BusboyFileStream | undefined;
  let refused: Multipart['refused'] = null;
  let failure: unknown;

  await new Promise<void>((done, fail) => {
    const parser = begin(incoming);
    const tooMany = () => fail(new UnreadableForm('too-many-fields'));
    parser.on('field', (name: string, value: string) => void fields.set(name, [...(fields.get(name) ?? []), value]));
    parser.on('file', (name: string, stream: BusboyFileStream, fileName: string | undefined) => {
      // A file input that was left empty sends an empty part without a name.
      if (name !== 'photo' || !fileName || picture === 'drop') return void stream.resume();
      arriving = stream;
      taking = takeUpload(stream, fileName).catch((error: unknown) => {
        stream.resume(); // the rest of the form is still wanted, whatever became of the picture
        if (error instanceof NotTaken) refused = error.fault;
        else failure = error; // the rest of the form is read all the same: what was typed is not lost
        return null;
      });
    });
    parser.on('fieldsLimit', tooMany).on('partsLimit', tooMany).on('filesLimit', tooMany);
    parser.on('error', () => fail(new UnreadableForm('unreadable')));
    parser.on('finish', () => done());
    incoming.once('aborted', () => fail(new UnreadableForm('unreadable')));
    incoming.pipe(parser);
  }).catch(async (error: unknown) => {
    incoming.unpipe();
    incoming.resume(); // so that the answer can be read by whoever is still sending
    arriving?.destroy(error as Error); // the parser leaves it open, and the store would wait for its end
    await taking;
    throw error;
  });
  const upload = await taking;
  return { fields, upload, refused, failure };
}

function begin(incoming: IncomingMessage): BusboyInstance {
  try {
    return new Busboy({ headers: incoming.headers as BusboyHeaders, limits });
  } catch {
    throw new UnreadableForm('unreadable');
  }
}
