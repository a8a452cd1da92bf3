import type { Ref } from 'react';
import type { Facts } from '#app/domain/moderation/facts.ts';
import { useMessages } from '../page/messages.tsx';
import { Marked } from './marked.tsx';
import { Picture } from './picture.tsx';
import { whoOf } from './who.ts';

/** What is judged, as large as its place allows: the picture, or the words of a testimony, which scroll in their place. */
export function Stage({ item, place }: { item: Facts; place?: Ref<HTMLElement> }) {
  const { t, locale } = useMessages();
  return (
    <figure
      key={item.id}
      ref={place}
      className={item.text ? 'stage-shown stage-words' : 'stage-shown'}
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reached by keyboard
      tabIndex={item.text ? 0 : -1}
      aria-label={`${t(`desk.kind.${item.kind}`)}: ${whoOf(item, locale)}`}
    >
      <Picture item={item} names={['wall', 'card']} />
      {item.text ? (
        <blockquote dir="auto" lang={item.locale}>
          <Marked text={item.text} field="text" findings={item.findings} />
        </blockquote>
      ) : null}
    </figure>
  );
}
