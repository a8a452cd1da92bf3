import { Countdown } from './countdown.tsx';
import { Figures } from './figures.tsx';
import type { ServerClock } from './server-clock.ts';
import type { WallCard } from './timeline-state.ts';
import { useWallWords } from './wall-words.tsx';

/** A card without anybody on it: words, a flame, numbers, or nothing. */
export function WordsCard({ card, clock }: { card: WallCard; clock: ServerClock }) {
  const { kind, text, partner } = card;
  switch (kind) {
    case 'silence':
      return (
        <div className="silence">
          <Candle />
          {text ? <p dir="auto">{text}</p> : null}
        </div>
      );
    case 'countdown':
      return <Countdown to={card.to ?? card.until} words={text} clock={clock} />;
    case 'figures':
      return <Figures people={card.people ?? 0} countries={card.countries ?? 0} />;
    case 'partner':
      return <Thanks partner={partner ?? ''} words={text} />;
    case 'message':
    case 'hold':
      return (
        <p className={`words words-${kind} words-${sizeOf(text)}`} dir="auto">
          {text}
        </p>
      );
    default:
      return null; // black: what is beneath it is
  }
}

/** The fewer, the larger, in grapheme-sized steps that a hold of 400 still fits. */
const sizeOf = (text = ''): 'short' | 'middle' | 'long' =>
  text.length > 160 ? 'long' : text.length > 60 ? 'middle' : 'short';

/** Three layers of light that breathe slowly: shapes alone, so that no picture is ever needed for a silence. */
const Candle = () => (
  <div className="candle" aria-hidden="true">
    <span className="candle-glow" />
    <span className="candle-body" />
    <span className="candle-core" />
    <span className="candle-wick" />
  </div>
);

function Thanks({ partner, words }: { partner: string; words: string | undefined }) {
  const said = useWallWords();
  return (
    <div className="thanks">
      {said.map(({ locale, t }) => (
        <p key={locale} lang={locale} className="thanks-to">
          {t('screen.thanks')}
        </p>
      ))}
      <p className="thanks-partner" dir="auto">
        {partner}
      </p>
      {words ? (
        <p className="thanks-words" dir="auto">
          {words}
        </p>
      ) : null}
    </div>
  );
}
