import { randomUUID } from 'node:crypto';
import { data, redirect, type ActionFunctionArgs } from '@remix-run/node';
import { masthead } from '#app/domain/campaign/front.ts';
import { submit } from './forms.ts';
import { localeParam, wordsOf } from './locale.ts';

/** What a page with the form knows when it is opened. */
export async function formPage(locale: string | undefined, kind: 'photo' | 'testimony') {
  const { phase, opensAt, timeZone } = await masthead();
  return {
    /** Names this giving, so that one that is sent twice is kept once. */
    attempt: randomUUID(),
    title: wordsOf(localeParam(locale))(kind === 'photo' ? 'take-part.title' : 'testimony.title'),
    phase,
    /** In ms since the epoch, to be told in the campaign's own zone. */
    opensAt: opensAt.getTime(),
    timeZone,
  };
}

/** Takes the form of a page: on to the receipt, or back with what is wrong beside all that was typed. */
export async function take({ params, context }: ActionFunctionArgs, defaults: { kind: string; partner?: string }) {
  const locale = localeParam(params.locale);
  const given = await submit(context, { ...defaults, locale });
  if (!given.ok) {
    const { retryAfter, ...answer } = given;
    return data(answer, {
      status: given.status,
      ...(retryAfter ? { headers: { 'retry-after': String(retryAfter) } } : {}),
    });
  }
  return redirect(`/${locale}/receipt/${given.received.receipt}`, 303);
}
