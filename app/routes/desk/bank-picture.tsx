import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { BackToBanks } from '#app/components/banks/back-to-banks.tsx';
import { FileField } from '#app/components/banks/file-field.tsx';
import { NoteField } from '#app/components/banks/note-field.tsx';
import { deskHead } from '#app/components/desk/title.ts';
import { ProblemSummary } from '#app/components/form/field.tsx';
import { useMessages } from '#app/components/page/messages.tsx';
import { findBank } from '#app/domain/examination/banks/bank.ts';
import { takePicture } from '#app/server/bank-form.ts';
import { bankParam } from '#app/server/params.ts';
import { requireDesk } from '#app/server/session.ts';

export { DeskProblem as ErrorBoundary } from '#app/components/desk/problem.tsx';

export async function loader({ request, params }: LoaderFunctionArgs) {
  await requireDesk(request, 'change-banks');
  return { bank: await findBank(bankParam(params.bank)) };
}

export const meta: MetaFunction = ({ matches }) => deskHead(matches, { key: 'desk.banks.add-picture' });

/** Adds a picture that was not given here; it is looked at and kept nowhere. */
export async function action({ request, params, context }: ActionFunctionArgs) {
  const { id: actor } = await requireDesk(request, 'change-banks');
  const { slug } = await findBank(bankParam(params.bank));
  const refused = await takePicture(context.incoming, slug, actor);
  return refused ? data(refused, { status: refused.status }) : redirect(`/desk/banks/${slug}`, 303);
}

export default function BankPicture() {
  const { bank } = useLoaderData<typeof loader>();
  const state = useActionData<typeof action>() ?? { problems: [], kept: {} };
  const { t } = useMessages();
  return (
    <main className="lexicon-entry" id="content">
      <BackToBanks bank={bank} />
      <h1>{t('desk.banks.add-picture')}</h1>
      <p className="lead">{t('desk.banks.add-picture.what')}</p>
      <form method="post" encType="multipart/form-data" className="lexicon-form">
        <ProblemSummary state={state} />
        <FileField label={t('desk.banks.picture')} accept="image/*,.heic,.heif" state={state} />
        <NoteField state={state} />
        <button type="submit" className="primary">
          {t('desk.banks.add')}
        </button>
      </form>
    </main>
  );
}
