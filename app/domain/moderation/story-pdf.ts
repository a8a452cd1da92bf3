import { desc, eq } from 'drizzle-orm';
import { db } from '#db/client.ts';
import type { SubmissionId } from '#db/ids.ts';
import { campaign } from '#db/schema/campaign.ts';
import { event } from '#db/schema/event.ts';
import { catalogs, type MessageKey } from '#app/locales/catalogs.ts';
import type { Locale } from '#app/locales/locales.ts';
import { translator, type Translate } from '#app/locales/translate.ts';
import { paper, type Paper } from '#app/platform/paper.ts';
import { findItem } from '../submissions/find.ts';
import { storyOf, type Story } from './story.ts';

type Entry = Story['entries'][number];

/**
 * An item's whole story as a document on paper, in a language of ours: all that the JSON has, with the head of the record
 * at the moment before it was read, so that whoever keeps it can show later that nothing was changed.
 * @throws {NotFound}
 */
export async function storyPdf(id: SubmissionId, locale: Locale): Promise<Buffer> {
  const t = translator(locale, catalogs[locale]);
  const item = await findItem(id);
  const [[of], [head]] = await Promise.all([
    db.select({ name: campaign.name }).from(campaign).where(eq(campaign.id, item.campaign)),
    db.select({ number: event.number, hash: event.hash }).from(event).orderBy(desc(event.number)).limit(1),
  ]);
  const story = await storyOf(id);
  const made = moment(new Date());
  const sheet = paper({ title: `${t('story.title')} ${id}`, locale });
  sheet.title(t('story.title'));
  sheet.paragraph(t('story.lead'));
  sheet.gap();
  sheet.fact(t('story.campaign'), of!.name);
  sheet.fact(t('story.item'), id);
  sheet.fact(t('story.kind'), t(`story.kind.${story.kind}`));
  sheet.fact(t('story.state'), t(`state.short.${story.state}`));
  sheet.fact(t('story.received'), moment(story.receivedAt));
  if (story.withdrawnAt) sheet.fact(t('story.withdrawn'), moment(story.withdrawnAt));
  sheet.fact(t('story.made'), made);
  sheet.fact(t('story.head'), `${head!.number} · ${head!.hash}`);
  if (story.cluster)
    sheet.fact(t('story.cluster'), t('story.cluster.bits', { ...story.cluster, bits: story.cluster.distance }));
  consents(sheet, t, story);
  sheet.heading(t('story.entries'));
  if (story.cut) sheet.paragraph(t('story.cut'));
  for (const entry of story.entries) tell(sheet, t, entry);
  return sheet.bytes((page, pages) => [
    `${of!.name} · ${t('story.item')} ${id}`,
    `${t('story.head')} ${head!.number} · ${head!.hash}`,
    `${made} · ${t('story.page', { page, pages })}`,
  ]);
}

function consents(sheet: Paper, t: Translate, story: Story): void {
  sheet.heading(t('story.consents'));
  for (const { purpose, given, textVersion, locale, at, withdrawnAt } of story.consents) {
    const said = [t(given ? 'story.consent.given' : 'story.consent.refused'), moment(at), `${textVersion}, ${locale}`];
    if (withdrawnAt) said.push(`${t('story.withdrawn')}: ${moment(withdrawnAt)}`);
    sheet.fact(t(`take-part.uses.${purpose}`), said.join(' · '));
  }
}

/** One thing that happened, under the number and the hash by which the record has it. */
function tell(sheet: Paper, t: Translate, entry: Entry): void {
  const { number, hash, at, kind, wall, by, detail, decision, examination, stood } = entry;
  const code = kind.replaceAll('.', '-');
  const words = t(`story.event.${code}` as MessageKey);
  sheet.gap();
  sheet.fact(`${number}`, words === `story.event.${code}` ? kind : `${words} · ${kind}`);
  sheet.fact(t('story.at'), moment(at));
  if (by) sheet.fact(t('story.by'), `${by.name} · ${by.id}`);
  if (wall) sheet.fact(t('story.wall'), wall);
  if (stood)
    sheet.fact(
      t('story.stood'),
      [moment(stood.from), moment(stood.until), t(stood.seen ? 'story.stood.seen' : 'story.stood.unseen')].join(' – '),
    );
  if (decision) {
    const { id, action, from, to, reason, note, digest } = decision;
    sheet.fact(t('story.decision'), `${t(`desk.history.${action}`)} · ${id}`);
    sheet.fact(t('story.state'), `${t(`state.short.${from}`)} – ${t(`state.short.${to}`)}`);
    if (reason) sheet.fact(t('story.reason'), reasonIn(t, reason));
    if (note) sheet.fact(t('story.note'), note);
    sheet.fact(t('story.digest'), digest);
  }
  if (examination) examined(sheet, t, examination);
  if (Object.keys(detail).length > 0) sheet.fact(t('story.detail'), JSON.stringify(detail));
  sheet.fact(t('story.hash'), hash);
}

function examined(sheet: Paper, t: Translate, { runs, findings }: NonNullable<Entry['examination']>): void {
  sheet.fact(
    t('story.checks'),
    runs.map(({ check, version, outcome }) => `${check} ${version}: ${outcome}`).join(', '),
  );
  for (const { check, severity, score, evidence } of findings)
    sheet.fact(t('story.finding'), `${check} · ${severity} · ${score} · ${JSON.stringify(evidence)}`);
}

/** The code of a reason in words; what somebody typed as it is. */
function reasonIn(t: Translate, reason: string): string {
  const words = t(`reason.${reason}` as MessageKey);
  return words === `reason.${reason}` ? reason : `${words} (${reason})`;
}

/** To the millisecond in UTC, as the JSON has it. */
const moment = (at: Date): string => at.toISOString();
