import { sql, type SQL } from 'drizzle-orm';
import { finding } from '#db/schema/finding.ts';
import { flag } from '#db/schema/flag.ts';
import { spareable, staff, type Spareable, type Staff } from '#db/schema/staff.ts';
import { statement } from '#db/schema/statement.ts';
import { submission } from '#db/schema/submission.ts';

/** Words of the lexicon, by their categories. */
const categories: Record<Spareable, readonly string[]> = {
  hateful: ['denial', 'distortion', 'antisemitic-code', 'conspiracy', 'slur', 'glorification'],
  violent: ['threat'],
  sexual: [],
};

/** What outside services call it, by the beginnings of their labels, in small letters. */
const labels: Record<Spareable, string> = {
  hateful: '^(hate|harass)',
  violent: '^(violen|visually disturbing|self-?harm|graphic)',
  sexual: '^(sexual|explicit|non-explicit nudity|nudity)',
};

/** Looks like a picture that is known to be hateful. */
const alike = ['picture.likeness', 'picture.cluster'];

const foundAs = (reason: Spareable): SQL => sql`exists (
  select from ${finding} found where found.submission = ${submission.id} and found.severity <> 'info' and (
    found.evidence ->> 'category' = any(${sql.param(categories[reason])}::text[])
    or lower(found.evidence ->> 'family') ~ ${labels[reason]} or lower(found.evidence ->> 'label') ~ ${labels[reason]}
    ${reason === 'hateful' ? sql`or found."check" = any(${sql.param(alike)}::text[])` : sql``}))`;

const saidToBe = (reason: Spareable): SQL => sql`(exists (
  select from ${flag} said where said.submission = ${submission.id} and said.reason = ${reason} and said.answered is null)
  or exists (select from ${statement} told where told.submission = ${submission.id} and told.reason = ${reason}
    and told.superseded_at is null))`;

/** An item is of a kind that she asked to be spared: a check, a flag or a rejection that stands says so. */
export const sparedHer = ({ id }: Pick<Staff, 'id'>): SQL => {
  const asked = (reason: Spareable) => sql`(select ${reason} = any(me.spared) from ${staff} me where me.id = ${id})`;
  const each = spareable.map((reason) => sql`(${asked(reason)} and (${foundAs(reason)} or ${saidToBe(reason)}))`);
  return sql`coalesce(${sql.join(each, sql` or `)}, false)`;
};
