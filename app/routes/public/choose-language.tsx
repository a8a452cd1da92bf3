import { redirect, type LoaderFunctionArgs } from '@remix-run/node';
import { preferredLocale } from '#app/locales/locales.ts';

/** `/` sends a visitor to her language. */
export const loader = ({ request }: LoaderFunctionArgs) =>
  redirect(`/${preferredLocale(request.headers.get('accept-language'))}`, { headers: { vary: 'Accept-Language' } });
