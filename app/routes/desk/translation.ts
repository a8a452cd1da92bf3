import type { ActionFunctionArgs } from '@remix-run/node';
import { translateWords } from '#app/domain/moderation/translation.ts';
import { preferredLocale } from '#app/locales/locales.ts';
import { idParam } from '#app/server/params.ts';
import { requireStaff } from '#app/server/session.ts';

/** An item's words in the language of the desk, for a page that is alive; without scripts the item's page asks by a form. */
export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireStaff(request, 'read-story');
  const target = preferredLocale(request.headers.get('accept-language'));
  const translated = await translateWords(idParam(params.id), actor, target, request.signal);
  return Response.json(translated, { headers: { 'cache-control': 'no-store' } });
}
