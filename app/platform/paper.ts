import PDFDocument from 'pdfkit';
import { fontNames, fontOf } from './paper-fonts.ts';
import { linesOf, type Line } from './paper-lines.ts';

/** All in points, of which an inch has 72: the margins, and how far a name stands from what it names. */
const margin = 56;
const footMargin = 84;
const indent = 96;
const sizes = { title: 20, heading: 13, text: 9.5, small: 7.5 } as const;
type Size = keyof typeof sizes;
const leading = 1.45;

/** A document on A4 that is filled from top to bottom. */
export interface Paper {
  title(text: string): void;
  heading(text: string): void;
  /** Text over the whole width. */
  paragraph(text: string, size?: Size): void;
  /** A name at the left, and what it names beside it. */
  fact(name: string, value: string): void;
  gap(): void;
  /** The document, with lines at the foot of each page: which of how many it is, and what stands on all of them. */
  bytes(foot: (page: number, pages: number) => string[]): Promise<Buffer>;
}

/** @param about what the file says of itself: its title and its language */
export function paper(about: { title: string; locale: string }): Paper {
  const doc = new PDFDocument({
    size: 'A4',
    margin,
    bufferPages: true,
    lang: about.locale,
    info: { Title: about.title, Creator: 'Zakhor' },
  });
  for (const name of fontNames) doc.registerFont(name, fontOf(name).bytes);
  const width = doc.page.width - 2 * margin;
  let y = margin;

  const lines = (text: string, size: number, within: number): Line[] =>
    linesOf(text, within, (run) => doc.font(run.font).fontSize(size).widthOfString(run.text, { features: [] }));

  function draw({ runs, width: wide, fromRight }: Line, x: number, at: number, size: number, within: number): void {
    let left = fromRight ? x + within - wide : x;
    for (const { font, text } of runs) {
      doc.font(font).fontSize(size);
      // With features given, even none, a run is shaped as a whole: word by word its words would stand in the wrong order.
      doc.text(text, left, at, { lineBreak: false, baseline: 'alphabetic', features: [] });
      left += doc.widthOfString(text, { features: [] });
    }
  }

  function room(height: number): void {
    if (y + height <= doc.page.height - footMargin) return;
    doc.addPage();
    y = margin;
  }

  function write(text: string, size: number, colour: string, x = margin, within = width): void {
    for (const line of lines(text, size, within)) {
      room(size * leading);
      doc.fillColor(colour);
      draw(line, x, y + size, size, within);
      y += size * leading;
    }
  }

  const gap = () => {
    y += sizes.text * 0.6;
  };

  return {
    title: (text) => write(text, sizes.title, '#000000'),
    heading(text) {
      gap();
      room(sizes.heading * leading * 3); // never alone at the foot of a page
      write(text, sizes.heading, '#000000');
    },
    paragraph: (text, size = 'text') => write(text, sizes[size], '#333333'),
    fact(name, value) {
      const size = sizes.text;
      room(size * leading);
      const [top, page] = [y, doc.bufferedPageRange().count];
      write(name, size, '#666666', margin, indent - 8);
      const below = doc.bufferedPageRange().count === page ? y : margin;
      if (doc.bufferedPageRange().count === page) y = top;
      write(value, size, '#000000', margin + indent, width - indent);
      if (doc.bufferedPageRange().count === page) y = Math.max(y, below);
    },
    gap,
    bytes(foot) {
      const { count } = doc.bufferedPageRange();
      for (let page = 0; page < count; page += 1) {
        doc.switchToPage(page);
        let at = doc.page.height - footMargin + 3 * sizes.small;
        doc.fillColor('#666666');
        for (const line of foot(page + 1, count).flatMap((text) => lines(text, sizes.small, width))) {
          draw(line, margin, at, sizes.small, width);
          at += sizes.small * leading;
        }
      }
      const pieces: Buffer[] = [];
      return new Promise((done, fail) => {
        doc.on('data', (piece: Buffer) => void pieces.push(piece));
        doc.on('end', () => done(Buffer.concat(pieces)));
        doc.on('error', fail);
        doc.end();
      });
    },
  };
}
