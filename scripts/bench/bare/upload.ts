import { randomUUID } from 'node:crypto';
import { createWriteStream, mkdtempSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { Busboy, type BusboyFileStream, type BusboyHeaders } from '@fastify/busboy';

/** The least that a server can do with an upload: the form's parser, straight to the disk. */
const folder = mkdtempSync(join(tmpdir(), 'zakhor-bare-'));

createServer((req, res) => {
  const writing: Promise<void>[] = [];
  const parser = new Busboy({ headers: req.headers as BusboyHeaders });
  parser.on('file', (_name: string, stream: BusboyFileStream) => {
    writing.push(pipeline(stream, createWriteStream(join(folder, randomUUID()))));
  });
  parser.on('finish', () => void Promise.all(writing).then(() => res.writeHead(201).end('{}')));
  req.pipe(parser);
}).listen(Number(process.env.PORT), '127.0.0.1', () => process.send?.('listening'));
