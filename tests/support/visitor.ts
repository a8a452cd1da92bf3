import type { RunningSite } from './site.ts';

let visitors = 0;

/** A browser without a window, from an address of its own: it keeps cookies, and follows nothing. */
export function visitor(site: RunningSite) {
  const address = `198.51.100.${(visitors += 1)}`;
  const jar = new Map<string, string>();
  return async (path: string, fields?: Record<string, string>) => {
    const answer = await site.call(path, {
      redirect: 'manual',
      headers: { cookie: [...jar].map((pair) => pair.join('=')).join('; '), 'x-forwarded-for': address },
      ...(fields ? { method: 'POST', body: new URLSearchParams(fields) } : {}),
    });
    for (const cookie of answer.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(cookie) ?? [];
      if (value && !/max-age=0/i.test(cookie)) jar.set(name, value);
      else jar.delete(name);
    }
    return { status: answer.status, to: answer.headers.get('location'), text: await answer.text() };
  };
}
export type Visitor = ReturnType<typeof visitor>;
