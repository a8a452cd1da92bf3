import { inflateSync } from 'node:zlib';

/** What stands on each page of a document that pdfkit wrote: its runs of text in the order in which they were set. */
export function pagesOf(pdf: Buffer): string[][] {
  const text = pdf.toString('latin1');
  const objects = new Map(
    [...text.matchAll(/^(\d+) 0 obj\n(.*?)\nendobj/gms)].map(([, id, body]) => [Number(id), body!]),
  );
  const referred = (body: string, key: string) =>
    objects.get(Number(new RegExp(`/${key} (\\d+) 0 R`).exec(body)?.[1]))!;
  const streamOf = (body: string) => {
    const bytes = Buffer.from(body.slice(body.indexOf('stream\n') + 7, body.lastIndexOf('\nendstream')), 'latin1');
    return (body.includes('/FlateDecode') ? inflateSync(bytes) : bytes).toString('latin1');
  };
  const letters = (font: string) =>
    [...streamOf(referred(font, 'ToUnicode')).matchAll(/\[([^\]]*)\]/g)].flatMap(([, list]) =>
      [...list!.matchAll(/<([0-9a-f ]*)>/gi)].map(([, hex]) =>
        Buffer.from(hex!.replaceAll(' ', ''), 'hex').swap16().toString('utf16le'),
      ),
    );
  return [...objects.values()]
    .filter((body) => /\/Type \/Page\n/.test(body))
    .map((page) => {
      const fonts = Object.fromEntries(
        [...referred(page, 'Resources').matchAll(/\/(F\d+) (\d+) 0 R/g)].map(([, name, id]) => [
          name,
          letters(objects.get(Number(id))!),
        ]),
      );
      let font: string[] = [];
      return streamOf(referred(page, 'Contents'))
        .split('\nET')
        .map((piece) => {
          font = fonts[/\/(F\d+) [\d.]+ Tf/.exec(piece)?.[1] ?? ''] ?? font;
          const glyphs = [...piece.matchAll(/<([0-9a-f]+)>/gi)].flatMap(([, hex]) => hex!.match(/..../g) ?? []);
          return glyphs.map((glyph) => font[Number.parseInt(glyph, 16)]).join('');
        })
        .filter(Boolean);
    });
}
