import type { LoaderFunctionArgs } from '@remix-run/node';
import { mustNotBeWithheld, mustSee } from '#app/domain/moderation/sight.ts';
import { preferredLocale } from '#app/locales/locales.ts';
import { idParam } from '#app/server/params.ts';
import { requireDesk } from '#app/server/session.ts';

/** All that happened to an item, on paper, for who may read its story. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireDesk(request, 'read-story');
  const id = idParam(params.id);
  await mustSee(actor, id);
  await mustNotBeWithheld(actor, id);
  const { storyPdf } = await import('#app/domain/moderation/story-pdf.ts'); // with all that sets type, which a site seldom needs
  const bytes = await storyPdf(id, preferredLocale(request.headers.get('accept-language')));
  return new Response(new Uint8Array(bytes), {
    headers: {
      'content-type': 'application/pdf',
      'content-disposition': `inline; filename="${id}.pdf"`,
      'cache-control': 'no-store',
    },
  });
}
