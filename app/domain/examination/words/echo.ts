import type { View } from './views.ts';

/** How many letters may stand between the brackets: a name, not a paragraph. */
const longest = 60;

/**
 * The echo: a name between three or more pairs of round brackets, by which antisemites mark Jews (ADL, Hate on Display).
 * Spaces between the brackets don't hide it; f(g(h(x))) and )))name((( are none. One pass over the `folded` view, in
 * which brackets of every width are plain. Gives places in that view.
 */
export function echoesIn({ text }: View): [start: number, end: number][] {
  const found: [number, number][] = [];
  let opened: { from: number; inner: number } | undefined;
  for (let at = 0; at < text.length;) {
    if (text[at] !== '(' && text[at] !== ')') {
      at += 1;
      continue;
    }
    const run = brackets(text, at);
    if (text[at] === '(') opened = run.count >= 3 ? { from: at, inner: run.end } : undefined;
    else {
      const within = opened && run.count >= 3 ? text.slice(opened.inner, at) : '';
      if (opened && within.length <= longest && /\p{L}/u.test(within)) found.push([opened.from, run.end]);
      opened = undefined;
    }
    at = run.end;
  }
  return found;
}

/** How many of the bracket that stands here follow each other, with spaces between or without. */
function brackets(text: string, from: number): { count: number; end: number } {
  let count = 0;
  let end = from;
  for (let at = from; text[at] === text[from] || text[at] === ' '; at += 1) {
    if (text[at] === ' ') continue;
    count += 1;
    end = at + 1;
  }
  return { count, end };
}
