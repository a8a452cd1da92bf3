import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { Link, useActionData, useLoaderData } from '@remix-run/react';
import { z } from 'zod';
import { BackToBanks } from '#app/components/banks/back-to-banks.tsx';
import { BankEntries } from '#app/components/banks/bank-entries.tsx';
import { deskHead } from '#app/components/desk/title.ts';
import { ProblemSummary } from '#app/components/form/field.tsx';
import { useMessages } from '#app/components/page/messages.tsx';
import { disableBank, enableBank, findBank } from '#app/domain/examination/banks/bank.ts';
import { confirmEntry, disableEntry, enableEntry } from '#app/domain/examination/banks/entry.ts';
import { listBankEntries } from '#app/domain/examination/banks/list.ts';
import { Conflict } from '#app/domain/errors.ts';
import { may } from '#app/domain/staff/rights.ts';
import { problemOf } from '#app/server/bank-form.ts';
import { bankParam } from '#app/server/params.ts';
import { problem } from '#app/server/problem.ts';
import { requireDesk } from '#app/server/session.ts';
import { BankEntryId } from '#db/ids.ts';

export { DeskProblem as ErrorBoundary } from '#app/components/desk/problem.tsx';

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireDesk(request, 'read-banks');
  const { searchParams } = new URL(request.url);
  const bank = await findBank(bankParam(params.bank));
  const count = (name: string) =>
    z.coerce
      .number()
      .int()
      .min(0)
      .safeParse(searchParams.get(name) ?? NaN).data;
  const [made, known] = [count('made'), count('known')];
  return {
    bank,
    ...(await listBankEntries(bank.slug, BankEntryId.safeParse(searchParams.get('after')).data)),
    me: actor.id,
    mayChange: may(actor, 'change-banks'),
    imported: made === undefined || known === undefined ? null : { made, known },
  };
}

export const meta: MetaFunction<typeof loader> = ({ data: page, matches }) =>
  deskHead(matches, { words: page?.bank.name });

const ofEntry = { confirm: confirmEntry, disable: disableEntry, enable: enableEntry };
const Change = z.union([
  z.object({ entry: BankEntryId, does: z.enum(['confirm', 'disable', 'enable']) }),
  z.object({ switch: z.enum(['on', 'off']) }),
]);

/** Confirms, disables or enables an entry, or switches the whole bank. */
export async function action({ request, params }: ActionFunctionArgs) {
  const { id: actor } = await requireDesk(request, 'change-banks');
  const slug = bankParam(params.bank);
  const wanted = Change.safeParse(Object.fromEntries(await request.formData()));
  if (!wanted.success)
    throw problem(422, 'Say what to do: entry=UUID with does=confirm, disable or enable; or switch.');
  try {
    if ('switch' in wanted.data) await (wanted.data.switch === 'on' ? enableBank : disableBank)(slug, actor);
    else await ofEntry[wanted.data.does](wanted.data.entry, actor);
  } catch (error) {
    if (!(error instanceof Conflict)) throw error;
    return data({ problems: [problemOf('form', 'not-yours-to-confirm')], kept: {} }, { status: 409 });
  }
  const { pathname, searchParams } = new URL(request.url);
  const after = searchParams.get('after');
  const place = 'entry' in wanted.data ? `#entry-${wanted.data.entry}` : '';
  return redirect(`${pathname}${after ? `?after=${encodeURIComponent(after)}` : ''}${place}`, 303);
}

export default function Bank() {
  const { bank, entries, next, me, mayChange, imported } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const { t } = useMessages();
  return (
    <main className="lexicon bank" id="content">
      <BackToBanks />
      <h1>
        <bdi>{bank.name}</bdi>
      </h1>
      {imported ? (
        <p className="outcome" role="status">
          {t('desk.banks.imported', imported)}
        </p>
      ) : null}
      {refused ? <ProblemSummary state={refused} /> : null}
      <p className="lead">{t(`desk.banks.mode.${bank.mode}.what`)}</p>
      {bank.disabledAt ? <p className="lexicon-standing">{t('desk.banks.off')}</p> : null}
      <p className="calls">
        <a className="secondary" href={`/desk/banks/${bank.slug}/entries.csv`} download>
          {t('desk.banks.export')}
        </a>
        {mayChange ? (
          <>
            <Link className="secondary" to={`/desk/banks/${bank.slug}/import`}>
              {t('desk.banks.import')}
            </Link>
            <Link className="secondary" to={`/desk/banks/${bank.slug}/picture`}>
              {t('desk.banks.add-picture')}
            </Link>
          </>
        ) : null}
      </p>
      <p className="field-hint">{t('desk.banks.export.what')}</p>
      <BankEntries bank={bank.slug} entries={entries} next={next} me={me} mayChange={mayChange} />
      {mayChange ? (
        <form method="post" className="lexicon-switch">
          <p id="switch-what">{t(bank.disabledAt ? 'desk.banks.switch.off.what' : 'desk.banks.switch.on.what')}</p>
          <button type="submit" name="switch" value={bank.disabledAt ? 'on' : 'off'} aria-describedby="switch-what">
            {t(bank.disabledAt ? 'desk.banks.switch.on' : 'desk.banks.switch.off')}
          </button>
        </form>
      ) : null}
    </main>
  );
}
