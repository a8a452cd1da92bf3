import type { IncomingMessage } from 'node:http';
import { Busboy, type BusboyFileStream, type BusboyHeaders } from '@fastify/busboy';
import { problem } from './problem.ts';

/** A form of the desk with one file, which is kept nowhere: all of it in memory. */
export interface FileForm {
  fields: Record<string, string>;
  /** The file's bytes; why there are none. */
  file: Buffer | 'none' | 'too-large';
}

const limits = { fieldSize: 16 * 1024, fields: 10, files: 1, parts: 12, headerPairs: 20 };

/**
 * Reads a multipart form, its file under the name `file`. What cannot be read is answered 400.
 * @param mostBytes of the file
 */
export async function readFileForm(incoming: IncomingMessage, mostBytes: number): Promise<FileForm> {
  const fields: Record<string, string> = {};
  const pieces: Buffer[] = [];
  const seen: { file: 'none' | 'some' | 'too-large' } = { file: 'none' };
  const unreadable = () => problem(400, 'The form did not arrive whole, or has more parts than ours.');
  await new Promise<void>((done, fail) => {
    const parser = new Busboy({
      headers: incoming.headers as BusboyHeaders,
      limits: { ...limits, fileSize: mostBytes },
    });
    parser.on('field', (name: string, value: string) => {
      fields[name] = value;
    });
    parser.on('file', (name: string, stream: BusboyFileStream, fileName: string | undefined) => {
      // A file input that was left empty sends an empty part without a name.
      if (name !== 'file' || !fileName) return void stream.resume();
      seen.file = 'some';
      stream.on('data', (piece: Buffer) => void pieces.push(piece));
      stream.on('limit', () => {
        seen.file = 'too-large';
        pieces.length = 0;
      });
    });
    for (const event of ['fieldsLimit', 'partsLimit', 'filesLimit', 'error'] as const)
      parser.on(event, () => fail(unreadable()));
    parser.on('finish', () => done());
    incoming.once('aborted', () => fail(unreadable()));
    incoming.pipe(parser);
  }).catch((error: unknown) => {
    incoming.unpipe();
    incoming.resume(); // so that the answer can be read by whoever is still sending
    throw error instanceof Response ? error : unreadable();
  });
  return { fields, file: seen.file === 'some' ? Buffer.concat(pieces) : seen.file };
}
