import { index, layout, prefix, route, type RouteConfig } from '@remix-run/route-config';

/** Every address of the site, in the order in which a visitor, a moderator, a wall and a program meet it. */
export default [
  index('routes/public/choose-language.tsx'),
  route(':locale', 'routes/public/layout.tsx', [
    index('routes/public/landing.tsx'),
    route('take-part', 'routes/public/take-part.tsx'),
    route('testimony', 'routes/public/testimony.tsx'),
    route('sign', 'routes/public/sign.tsx'),
    route('wall', 'routes/public/wall.tsx'),
    route('wall/:id', 'routes/public/wall-item.tsx'),
    route('wall/:id/flag', 'routes/public/flag.tsx'),
    route('receipt/:token', 'routes/public/receipt.tsx'),
    route('privacy', 'routes/public/privacy.tsx'),
    route('p/:partner', 'routes/public/partner.tsx'),
    route('p/:partner/take-part', 'routes/public/partner-take-part.tsx'),
    route('*', 'routes/public/nothing.tsx', { id: 'nothing-public' }),
  ]),
  ...prefix('desk', [
    route('sign-in', 'routes/desk/sign-in.tsx'),
    route('sign-out', 'routes/desk/sign-out.ts'),
    layout('routes/desk/layout.tsx', [
      index('routes/desk/home.tsx'),
      route('review', 'routes/desk/review.tsx'),
      route('item/:id', 'routes/desk/item.tsx'),
      route('words', 'routes/desk/words.tsx'),
      route('words/new', 'routes/desk/words-new.tsx'),
      route('words/:entry', 'routes/desk/words-entry.tsx'),
      route('walls', 'routes/desk/walls.tsx'),
      route('walls/:wall', 'routes/desk/wall-control.tsx'),
    ]),
    route('review/claims', 'routes/desk/claims.ts'),
    route('walls/:wall/state', 'routes/desk/wall-state.ts'),
  ]),
  route('screen/:key', 'routes/screen/screen.tsx'),
  ...prefix('screen/:key', [
    route('beat', 'routes/screen/beat.ts'),
    route('pulled', 'routes/screen/pulled.ts'),
    route('plays', 'routes/screen/plays.ts'),
  ]),
  ...prefix('api', [
    route('submissions', 'routes/api/submissions.ts'),
    route('submissions/:id', 'routes/api/submission.ts'),
    route('submissions/:id/story', 'routes/api/submission-story.ts'),
    route('receipts/:token', 'routes/api/receipt.ts'),
    route('review', 'routes/api/review.ts'),
    route('decisions', 'routes/api/decisions.ts'),
    route('walls/:wall/control', 'routes/api/wall-control.ts'),
    route('walls/:wall/timeline', 'routes/api/wall-timeline.ts'),
    route('*', 'routes/api/unknown.ts'),
  ]),
  route('*', 'routes/public/nothing.tsx'),
] satisfies RouteConfig;
