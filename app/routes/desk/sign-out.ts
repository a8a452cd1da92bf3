import { redirect, type ActionFunctionArgs } from '@remix-run/node';
import { signOut } from '#app/server/session.ts';

export const action = async ({ request }: ActionFunctionArgs) =>
  redirect('/desk/sign-in', { status: 303, headers: await signOut(request) });

export const loader = () => redirect('/desk');
