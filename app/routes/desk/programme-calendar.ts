import type { LoaderFunctionArgs } from '@remix-run/node';
import { calendarOf, toTakeAlong } from '#app/domain/programme/calendar.ts';
import { findWall } from '#app/domain/projection/control.ts';
import { catalogs, type MessageKey } from '#app/locales/catalogs.ts';
import { preferredLocale } from '#app/locales/locales.ts';
import { translator } from '#app/locales/translate.ts';
import { origin } from '#app/server/security.ts';
import { requireDesk } from '#app/server/session.ts';

/** A wall's programme as a calendar, in the language that the reader prefers. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  await requireDesk(request, 'plan-walls');
  const held = await findWall(params.wall!);
  const locale = preferredLocale(request.headers.get('accept-language'));
  const t = translator(locale, catalogs[locale]);
  const entries = (await toTakeAlong(held)).map(({ id, change, kind, words, from, until }) => ({
    id,
    revision: change - 1,
    from,
    until,
    title: [t(`desk.programme.kind.${kind}` as MessageKey), words].filter(Boolean).join(': '),
    place: held.place,
  }));
  const calendar = calendarOf(held.name, entries, { host: new URL(origin).host, now: Date.now() });
  return new Response(calendar, {
    headers: {
      'content-type': 'text/calendar; charset=utf-8',
      'content-disposition': `attachment; filename="${held.id}.ics"`,
      'cache-control': 'no-store',
    },
  });
}
