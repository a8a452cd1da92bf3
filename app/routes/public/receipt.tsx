import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { useMessages } from '#app/components/page/messages.tsx';
import { titleOf } from '#app/components/page/title.ts';
import { Given, Stood } from '#app/components/receipt/given.tsx';
import { Held } from '#app/components/receipt/held.tsx';
import { Agreed, Keep, TakeBack } from '#app/components/receipt/keep.tsx';
import { Appealed, StatementOfReasons } from '#app/components/receipt/statement.tsx';
import { State } from '#app/components/receipt/state.tsx';
import { masthead } from '#app/domain/campaign/front.ts';
import { viewReceipt } from '#app/domain/submissions/receipt.ts';
import { withdraw } from '#app/domain/submissions/withdraw.ts';
import { localeParam, wordsOf } from '#app/server/locale.ts';
import { origin } from '#app/server/security.ts';

export async function loader({ params }: LoaderFunctionArgs) {
  const locale = localeParam(params.locale);
  const [view, { hashtag, timeZone }] = await Promise.all([viewReceipt(params.token!), masthead()]);
  return {
    view,
    timeZone,
    title: `${wordsOf(locale)('receipt.title')} · ${hashtag}`,
    address: `${origin}/${locale}/receipt/${view.receipt}`,
  };
}

export async function action({ params }: ActionFunctionArgs) {
  const locale = localeParam(params.locale);
  await withdraw(params.token!);
  return redirect(`/${locale}/receipt/${params.token}`, 303);
}

/** The address is a secret: no search engine, no cache. */
export const headers = () => ({ 'cache-control': 'no-store', 'x-robots-tag': 'noindex' });

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  titleOf(data?.title),
  { name: 'robots', content: 'noindex' },
];

export default function Receipt() {
  const { view, timeZone, address } = useLoaderData<typeof loader>();
  const { t, locale } = useMessages();
  const { state, kind, name } = view;
  const isEnded = state === 'withdrawn' || state === 'unreadable' || state === 'rejected';
  const title = isEnded ? t(`receipt.title.${state}`) : name ? t('receipt.title.named', { name }) : t('receipt.title');
  const isShown = (state === 'approved' || state === 'cleared') && view.uses.includes('site');
  return (
    <main className="narrow receipt" id="content">
      <h1 dir="auto">{title}</h1>
      <State view={view} />
      {isShown ? (
        <p>
          <a href={`/${locale}/wall/${view.id}`}>{t('receipt.see')}</a>
        </p>
      ) : null}
      <Held held={view.held} timeZone={timeZone} />
      <StatementOfReasons view={view} timeZone={timeZone} />
      <Appealed appeal={view.appeal} timeZone={timeZone} />
      {view.erased ? <p>{t('receipt.erased')}</p> : null}
      <Given view={view} />
      {isEnded ? (
        <p className="calls">
          {kind === 'testimony' ? (
            <a className="primary" href={`/${locale}/testimony`}>
              {t('receipt.again.testimony')}
            </a>
          ) : (
            <a className="primary" href={`/${locale}/take-part`}>
              {t('receipt.again')}
            </a>
          )}
        </p>
      ) : null}
      <Stood stood={view.stood} timeZone={timeZone} />
      {state === 'withdrawn' ? null : (
        <>
          <Keep address={address} />
          <Agreed uses={view.uses} />
          <TakeBack />
        </>
      )}
    </main>
  );
}
