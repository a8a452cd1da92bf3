import type { View } from './views.ts';

/** A way to reach someone, and where it stands in the view. */
interface Contact {
  contact: 'link' | 'email' | 'phone';
  place: [start: number, end: number];
}

/** Ends of domain names without a scheme before them: the common ones, and those of the countries where the campaign is. */
const topLevels = new Set(
  (
    'com org net info biz edu gov eu io co me tv cc ly gg app dev xyz online site club shop top live link news blog wiki ' +
    'de fr uk es it pl ru su ua by il nl be hu tr pt br ro cz sk gr at ch se no dk fi lt lv ee us ca ar mx au rf рф укр'
  ).split(' '),
);

/** The longest name between two dots (RFC 1035) and the longest part before an @ (RFC 5321); nothing longer is looked at. */
const longestName = 63;
const longestLocalPart = 64;

/** Links, with a scheme or bare, e-mail addresses and phone numbers, by their places in the `folded` view. */
export function contactsIn({ text }: View): Contact[] {
  return [...domainsIn(text), ...phonesIn(text)];
}

/** Looks from the first dot of each chain of names to both sides, a bounded way back: one pass over any text. */
function domainsIn(text: string): Contact[] {
  const found: Contact[] = [];
  let behind = 0;
  for (let dot = text.indexOf('.'); dot >= 0; dot = text.indexOf('.', behind)) {
    const first = Math.max(behind, back(text, dot, longestName, isOfName));
    const chainEnd = endOfDomain(text, dot);
    behind = Math.max(dot + 1, chainEnd);
    if (first === dot || chainEnd === dot) continue;
    const scheme = schemeBefore(text, first);
    const told = scheme < first || text.slice(first, dot) === 'www';
    const end = told ? chainEnd : endOfTopLevel(text, dot, chainEnd);
    if (end === undefined) continue;
    const local = text[first - 1] === '@' ? back(text, first - 1, longestLocalPart, isOfLocalPart) : first;
    if (local < first - 1) found.push({ contact: 'email', place: [local, end] });
    else {
      const linkEnd = endOfLink(text, end);
      found.push({ contact: 'link', place: [scheme, linkEnd] });
      behind = Math.max(behind, linkEnd);
    }
  }
  return found;
}

/** Where the last name of a chain ends that is a top level: "example.com.And" runs into the next sentence. */
function endOfTopLevel(text: string, dot: number, chainEnd: number): number | undefined {
  const names = text.slice(dot + 1, chainEnd).split('.');
  const last = names.findLastIndex((name) => topLevels.has(name));
  return last < 0 ? undefined : dot + names.slice(0, last + 1).join('.').length + 1;
}

function endOfDomain(text: string, dot: number): number {
  let end = dot;
  while (text[end] === '.') {
    const next = ahead(text, end + 1, longestName, isOfName);
    if (next === end + 1) break;
    end = next;
  }
  return end;
}

function schemeBefore(text: string, start: number): number {
  if (text.slice(Math.max(0, start - 3), start) !== '://') return start;
  return back(text, start - 3, 10, (character) => /[a-z]/.test(character));
}

function endOfLink(text: string, from: number): number {
  if (!/[/?#:]/.test(text[from] ?? '')) return from;
  let end = from;
  while (end < text.length && !/[\s"'<>()]/.test(text[end]!)) end += 1;
  while (/[.,;:!?]/.test(text[end - 1]!)) end -= 1;
  return Math.max(from, end);
}

/** Groups of digits, as phone numbers are written: international, national with its zero, or 3-3-4; no dates, no years. */
function phonesIn(text: string): Contact[] {
  const found: Contact[] = [];
  for (let at = 0; at < text.length;) {
    const opensHere = /[+\d(]/.test(text[at]!) && !/[\p{L}\p{N}./-]/u.test(text[at - 1] ?? '');
    if (!opensHere) {
      at += 1;
      continue;
    }
    let end = at + 1;
    let last = /\d/.test(text[at]!) ? end : at;
    while (end < text.length && /[\d ()./-]/.test(text[end]!)) {
      if (/\d/.test(text[end]!)) last = end + 1;
      end += 1;
    }
    if (last > at && isPhone(text.slice(at, Math.min(last, at + 40))))
      found.push({ contact: 'phone', place: [at, last] });
    at = end;
  }
  return found;
}

/** A day or month with its year, in either order: 27.01.1945, 01/1945, 1945-01-27. */
const date = /(?:^|\D)(?:\d{1,2}[./-](?:19|20)\d\d|(?:19|20)\d\d[./-]\d\d)(?:\D|$)/;

function isPhone(written: string): boolean {
  const groups = written.split(/\D+/).filter(Boolean);
  const digits = groups.join('').length;
  if (digits > 15 || date.test(written)) return false;
  if (written.startsWith('+') || /^\(?00[1-9]/.test(written)) return digits >= 8;
  if (/^\(?0/.test(written)) return digits >= 9 && digits <= 12;
  return groups.length === 3 && groups.map(({ length }) => length).join() === '3,3,4';
}

function back(text: string, from: number, most: number, allowed: (character: string) => boolean): number {
  let at = from;
  while (at > 0 && from - at < most && allowed(text[at - 1]!)) at -= 1;
  return at;
}

function ahead(text: string, from: number, most: number, allowed: (character: string) => boolean): number {
  let at = from;
  while (at < text.length && at - from < most && allowed(text[at]!)) at += 1;
  return at;
}

const isOfName = (character: string) => /[\p{L}\p{N}-]/u.test(character);
const isOfLocalPart = (character: string) => /[\p{L}\p{N}.!#$%&'*+/=?^_`{|}~-]/u.test(character);
