import { asc, eq } from 'drizzle-orm';
import { db } from '#db/client.ts';
import { campaign } from '#db/schema/campaign.ts';
import { danger } from '#db/schema/danger.ts';
import type { Mail } from '#db/schema/mail.ts';
import { person, staff } from '#db/schema/staff.ts';
import { submission, type Submission } from '#db/schema/submission.ts';
import { catalogs } from '#app/locales/catalogs.ts';
import { isLocale, locales, type Locale } from '#app/locales/locales.ts';
import { translator, type Translate } from '#app/locales/translate.ts';
import { config } from '#app/platform/config.ts';
import type { Letter } from '#app/platform/mail-contract.ts';
import { NotFound } from '../errors.ts';
import { appealAgainstStatement } from '../moderation/appeals.ts';
import { statementById, type StatementView } from '../moderation/statement.ts';
import { wordsOfScreens } from './screens.ts';

/** The most people who are told of a danger where the campaign names no address for it. */
const maxAdmins = 20;

const origin = config.ORIGIN ?? `http://localhost:${config.PORT}`;

/** What a letter is about, read when it is written. */
interface About {
  item: Submission;
  campaign: typeof campaign.$inferSelect;
  locale: Locale;
  t: Translate;
}

/** Writes a letter, in the language of whoever gave what it is about. @throws {NotFound} when its address is gone */
export async function compose(letter: Mail): Promise<Letter> {
  const {
    subject,
    paragraphs,
    to,
    campaign: of,
  } = await (letter.notice ? wordsOfScreens(letter.notice) : wordsAbout(letter));
  if (to.length === 0) throw new NotFound('there is nobody to write to');
  const from = of.email ?? `no-reply@${new URL(origin).hostname}`;
  return { id: letter.id, from, to, subject, text: `${paragraphs.join('\n\n')}\n` };
}

async function wordsAbout(letter: Mail) {
  const about = await find(letter);
  return { ...(await wordsOf(letter, about)), campaign: about.campaign };
}

async function find({ submission: id }: Mail): Promise<About> {
  const [found] = await db
    .select()
    .from(submission)
    .innerJoin(campaign, eq(campaign.id, submission.campaign))
    .where(eq(submission.id, id!));
  if (!found) throw new NotFound('there is no such submission');
  const locale = isLocale(found.submission.locale) ? found.submission.locale : locales[0];
  return { item: found.submission, campaign: found.campaign, locale, t: translator(locale, catalogs[locale]) };
}

type Words = Promise<{ subject: string; paragraphs: string[]; to: string[] }>;

async function wordsOf(letter: Mail, about: About): Words {
  const { kind } = letter;
  if (kind === 'danger') return alarm(letter, about);
  if (kind === 'screens') throw new NotFound('a letter about screens is about nothing given');
  const { item, t, campaign: of } = about;
  const stated = await statementById(letter.statement!);
  const body = await {
    statement: async () => [t('mail.statement', { campaign: of.name }), ...reasonsIn(stated, about)],
    correction: async () => [t('mail.correction', { campaign: of.name, when: momentIn(about, stated.at) })],
    appeal: () => answerIn(about, letter.statement!),
  }[kind]();
  return {
    subject: t(`mail.subject.${kind}`, { campaign: of.name }),
    paragraphs: [t('mail.hello'), ...body, t('mail.receipt'), receiptOf(about), t('mail.why')],
    to: item.email ? [item.email] : [],
  };
}

/** What the receipt shows, as lines. */
function reasonsIn({ measure, reason, source, automation, at, until, message }: StatementView, about: About): string[] {
  const { t, locale, campaign: of } = about;
  const day = new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: of.timeZone });
  const appealable = measure === 'removed' ? t('statement.object.appeal', { until: day.format(until) }) : '';
  const then = measure === 'suspended' ? t('statement.object.suspended') : '';
  return [
    [t('statement.measure'), t(`statement.measure.${measure}`)],
    [t('statement.at'), momentIn(about, at)],
    [t('statement.facts'), t(`statement.facts.${reason}`)],
    ...(message ? [[t('statement.message'), message.words]] : []),
    [t('statement.source'), t(`statement.source.${source}`)],
    [t('statement.automation'), t(`statement.automation.${automation}`)],
    [t('statement.ground'), `${t(`statement.ground.${reason}`)} ${t('statement.ground.terms')}`],
    [t('statement.object'), [then, appealable, t('statement.object.elsewhere')].filter(Boolean).join(' ')],
  ].map((lines) => lines.join('\n'));
}

async function answerIn(about: About, statement: number): Promise<string[]> {
  const answered = await appealAgainstStatement(statement);
  if (!answered?.answeredAt) throw new NotFound('no appeal was answered');
  const told = about.t(`appeal.${answered.state}`, { when: momentIn(about, answered.answeredAt) });
  return answered.answer ? [told, answered.answer] : [told];
}

/** To whom the campaign says, else to its admins; in the first of our languages, and without a participant's words. */
async function alarm(letter: Mail, { campaign: of, item }: About): Words {
  const t = translator(locales[0], catalogs[locales[0]]);
  const [told] = await db
    .select({ words: danger.words, name: staff.name })
    .from(danger)
    .innerJoin(staff, eq(staff.id, danger.actor))
    .where(eq(danger.id, letter.danger!));
  const admins = of.alarmEmail
    ? [{ email: of.alarmEmail }]
    : await db
        .select({ email: person.email })
        .from(staff)
        .innerJoin(person, eq(person.id, staff.id))
        .where(eq(staff.role, 'admin'))
        .orderBy(asc(staff.createdAt))
        .limit(maxAdmins);
  return {
    subject: t('mail.subject.danger', { campaign: of.name }),
    paragraphs: [
      t('mail.danger', { who: told!.name }),
      told!.words ?? t('mail.danger.gone'),
      `${origin}/desk/item/${item.id}`,
      t('mail.danger.now'),
    ],
    to: admins.map(({ email }) => email),
  };
}

const momentIn = ({ locale, campaign: { timeZone } }: About, at: Date) =>
  new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeStyle: 'short', timeZone }).format(at);

const receiptOf = ({ locale, item }: About) => `${origin}/${locale}/receipt/${item.receipt}`;
