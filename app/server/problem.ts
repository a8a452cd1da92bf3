import type { ServerBuild } from '@remix-run/node';
import { Conflict, Invalid, Refusal } from '#app/domain/errors.ts';
import { log } from '#app/platform/log.ts';
import { StoreMissing, StoreUnavailable } from '#app/platform/store-contract.ts';

/** One wrong field: which, a stable word for what is wrong, and what to do about it. */
export interface FieldProblem {
  field: string;
  code: string;
  message: string;
  /** Of several things in the field the one that is wrong. */
  about?: string | undefined;
}

const statusOf = { 'not-found': 404, gone: 410, forbidden: 403, conflict: 409, invalid: 422 } as const satisfies Record<
  Refusal['code'],
  number
>;

const titles: Record<number, string> = {
  400: 'The request cannot be read',
  401: 'Sign in first',
  403: 'This is not yours to do',
  404: 'Nothing is here',
  405: 'This address does not do that',
  409: 'It is no longer as you saw it',
  410: 'It was ended',
  413: 'It is too large',
  415: 'This kind of file or body is not taken',
  422: 'Some fields are wrong',
  429: 'Too many requests',
  500: 'Something went wrong on our side',
  503: 'A part of the site is out of reach',
};

/** An answer in `application/problem+json` (RFC 9457). */
export function problem(
  status: number,
  detail: string,
  more: Record<string, unknown> = {},
  headers: HeadersInit = {},
): Response {
  const body = { type: 'about:blank', title: titles[status] ?? 'Error', status, detail, ...more };
  return Response.json(body, {
    status,
    headers: {
      'cache-control': 'no-store',
      ...Object.fromEntries(new Headers(headers)),
      'content-type': 'application/problem+json',
    },
  });
}

/** The operating system's words for it, and PostgreSQL's classes 08 (connection), 53 (resources), 57P (shutdown). */
const outageCodes = /^(ECONN(REFUSED|RESET)|ENOTFOUND|EHOSTUNREACH|EPIPE|ETIMEDOUT|08...|53...|57P..|57014|55P03)$/;

/** What the driver says without a code, when a connection cannot be had, or is lost, or says nothing. */
const outageWords = /^(timeout exceeded when trying to connect|Connection terminated|Query read timeout)|not queryable/;

/** Whether something failed because a part outside this process is away or full; it may succeed later. */
export function isOutage(error: unknown): boolean {
  if (error instanceof StoreUnavailable) return true;
  return [error, (error as Error | undefined)?.cause].some(
    (one) =>
      one instanceof Error &&
      (outageCodes.test(String((one as { code?: unknown }).code)) || outageWords.test(one.message)),
  );
}

/** What went wrong, as an answer; undefined for a defect, which stays one. */
export function answerTo(error: unknown): Response | undefined {
  if (error instanceof Conflict) return problem(409, error.message, error.standing && { standing: error.standing });
  if (error instanceof Invalid) {
    return problem(422, error.message, { errors: [{ field: error.field, code: error.fault, message: error.message }] });
  }
  if (error instanceof Refusal) return problem(statusOf[error.code], error.message);
  if (error instanceof StoreMissing) return problem(404, 'nothing lies there');
  if (isOutage(error)) {
    log.error({ err: error }, 'a part is out of reach');
    return problem(
      503,
      'We cannot do this just now. Nothing is lost; please try again in a minute.',
      {},
      { 'retry-after': '30' },
    );
  }
  return undefined;
}

/** The one place where what the domain refuses becomes what HTTP answers, for every loader and action of the build. */
export function answerRefusals(build: ServerBuild): ServerBuild {
  const answering = <Args, Result>(handler: ((args: Args) => Result) | undefined) =>
    handler &&
    (async (args: Args) => {
      try {
        return await handler(args);
      } catch (error) {
        throw answerTo(error) ?? error;
      }
    });
  const routes = Object.entries(build.routes).map(([id, route]) => {
    const { loader, action } = route!.module;
    return [id, { ...route, module: { ...route!.module, loader: answering(loader), action: answering(action) } }];
  });
  return { ...build, routes: Object.fromEntries(routes) as ServerBuild['routes'] };
}
