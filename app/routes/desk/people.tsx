import { data, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { deskHead } from '#app/components/desk/title.ts';
import { useMessages } from '#app/components/page/messages.tsx';
import { colleagues, identityOf } from '#app/domain/staff/staff.ts';
import { problem } from '#app/server/problem.ts';
import { requireDesk } from '#app/server/session.ts';
import { StaffId } from '#db/ids.ts';

export { DeskProblem as ErrorBoundary } from '#app/components/desk/problem.tsx';

export const meta: MetaFunction = ({ matches }) => deskHead(matches, { key: 'desk.people.title' });

export async function loader({ request }: LoaderFunctionArgs) {
  await requireDesk(request, 'read-identities');
  return { people: await colleagues() };
}

/** Who stands behind one name: a post, because the journal learns of each. */
export async function action({ request }: ActionFunctionArgs) {
  const actor = await requireDesk(request, 'read-identities');
  const asked = StaffId.safeParse((await request.formData()).get('staff'));
  if (!asked.success) throw problem(422, 'Say of whom: staff=UUID.');
  return data(
    { of: asked.data, ...(await identityOf(asked.data, actor.id)) },
    { headers: { 'cache-control': 'no-store' } },
  );
}

export default function People() {
  const { people } = useLoaderData<typeof loader>();
  const told = useActionData<typeof action>();
  const { t } = useMessages();
  return (
    <main className="narrow" id="content">
      <h1>{t('desk.people.title')}</h1>
      <p className="lead">{t('desk.people.lead')}</p>
      <ul className="desk-ways people">
        {people.map(({ id, name, role, partner }) => (
          <li key={id}>
            <h2>
              <bdi>{name}</bdi>
            </h2>
            <p>
              {t(`desk.role.${role}`)}
              {partner ? ` · ${partner}` : ''}
            </p>
            {told?.of === id ? (
              <p role="status">
                <bdi>{told.name}</bdi>, <bdi>{told.email}</bdi>
              </p>
            ) : (
              <form method="post">
                <input type="hidden" name="staff" value={id} />
                <button type="submit">
                  {t('desk.people.who')}
                  <span className="unseen"> {name}</span>
                </button>
              </form>
            )}
          </li>
        ))}
      </ul>
    </main>
  );
}
