import { useEffect, useRef, useState, type Ref } from 'react';
import type { Facts } from '#app/domain/moderation/facts.ts';
import type { Translated } from '#app/domain/moderation/translation.ts';
import { send } from '../desk/ask.ts';
import { useMessages } from '../page/messages.tsx';

const names = { name: 'desk.fact.name', message: 'desk.fact.message', text: 'desk.kind.testimony' } as const;

/**
 * An item's words in the language of the desk, by machine, once she asks for it; what she reads otherwise stays as it is.
 * Without scripts the form leads to the item's own page, which then has them.
 */
export function Translation({
  item,
  form,
  came,
}: {
  item: Pick<Facts, 'id'>;
  /** Of a desk with a key for it. */
  form?: Ref<HTMLFormElement>;
  /** What the page came with. */
  came?: Translated | undefined;
}) {
  const { t, locale } = useMessages();
  const [now, setNow] = useState<Translated | 'asking' | { why: string } | null>(came ?? null);
  const ask = async () => {
    setNow('asking');
    const answer = await send<Translated>(`/desk/item/${item.id}/translation`, {});
    setNow('done' in answer ? answer.done : { why: answer.refused.why ?? t('desk.away') });
  };
  const section = useRef<HTMLElement>(null);
  useEffect(() => {
    if (now !== null) section.current?.scrollIntoView({ block: 'nearest' });
  }, [now]);
  const parts = now !== null && now !== 'asking' && 'parts' in now ? now.parts : null;
  const readAs = (language: string | null) => {
    if (!language) return t('desk.translation.by-machine');
    const read = new Intl.DisplayNames([locale], { type: 'language' }).of(language) ?? language;
    return t('desk.translation.read-as', { language: read });
  };
  return (
    <section className="translation" ref={section} aria-label={t('desk.translation')}>
      <form
        method="post"
        action={`/desk/item/${item.id}?translation`}
        ref={form}
        onSubmit={(event) => {
          event.preventDefault();
          if (parts) setNow(null);
          else if (now !== 'asking') void ask();
        }}
      >
        <button type="submit" className="quiet" aria-disabled={now === 'asking'}>
          {t(parts ? 'desk.translation.hide' : 'desk.translation.ask')} {form ? <kbd>L</kbd> : null}
        </button>
      </form>
      <p role="status">{said()}</p>
      {parts ? (
        <dl>
          {parts.map(({ field, words, language }) => (
            <div key={field}>
              <dt>
                {t(names[field])} <small>{readAs(language)}</small>
              </dt>
              <dd>
                <bdi dir="auto" lang={locale}>
                  {words}
                </bdi>
              </dd>
            </div>
          ))}
        </dl>
      ) : null}
    </section>
  );

  function said(): string | null {
    if (now === 'asking') return t('desk.translation.asking');
    if (now === null || 'parts' in now) return null;
    return 'fault' in now ? t(`desk.translation.${now.fault}`) : t('desk.failed', { why: now.why });
  }
}
