import { useEffect, useState } from 'react';
import type { Command } from '#app/domain/screens/answers.ts';
import { useMessages } from '../page/messages.tsx';
import { Answers } from './answers.tsx';
import { ask } from './ask.ts';

/** How often the page asks while a screen has not answered, in ms. */
const lookMs = 2_000;

const isOpen = (pulls: Command[]) =>
  pulls.some(({ screens }) => screens.some(({ state }) => state === 'waiting' || state === 'away'));

/** From which walls an item was pulled, and which screens have answered, until all have. */
export function ItemPulls({ item, loaded }: { item: string; loaded: Command[] }) {
  const { t } = useMessages();
  const [pulls, setPulls] = useState(loaded);
  const open = isOpen(pulls);
  useEffect(() => {
    if (!open) return undefined;
    const looking = setInterval(
      () => void ask<Command[]>(`/desk/item/${item}/pulls`).then((fresh) => fresh && setPulls(fresh)),
      lookMs,
    );
    return () => clearInterval(looking);
  }, [item, open]);
  if (pulls.length === 0) return null;
  return (
    <>
      <h2>{t('desk.answers.pulls')}</h2>
      <Answers commands={pulls} />
    </>
  );
}
