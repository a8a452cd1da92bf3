import type { WallState } from '#app/server/wall-state.ts';
import type { MessageKey } from '#app/locales/catalogs.ts';
import { countryName } from '#app/locales/countries.ts';
import { useMessages } from '../page/messages.tsx';
import { Control, type CarryOut } from './control.tsx';
import { Moment } from './moment.tsx';

type Card = WallState['cards'][number];
type Item = Card['items'][number];

/** The card that stands: everything on it can be taken off with one press. */
export function CardNow({ card, onSend }: { card: Card; onSend: CarryOut }) {
  return card.items.length > 0 ? <Items items={card.items} onSend={onSend} /> : <Without card={card} />;
}

/** A card that comes: when, and who is on it; opened, each can be taken off or brought forward. */
export function CardNext({ card, onSend }: { card: Card; onSend: CarryOut }) {
  const { t } = useMessages();
  if (card.items.length === 0)
    return (
      <div className="card-next card-without">
        <Moment at={card.at} time="medium" />
        <Without card={card} />
      </div>
    );
  return (
    <details className="card-next">
      <summary>
        <Moment at={card.at} time="medium" />
        <span className="card-strip">
          {card.items.map((item) =>
            item.src ? (
              <img key={item.submission} src={item.src} width={item.width} height={item.height} alt="" loading="lazy" />
            ) : (
              <q key={item.submission} dir="auto">
                {item.text}
              </q>
            ),
          )}
        </span>
        <span className="card-count">{t('desk.wall.people', { count: card.items.length })}</span>
      </summary>
      <Items items={card.items} onSend={onSend} forward />
    </details>
  );
}

/** A card without anybody on it: what it is, and what staff had it say. */
function Without({ card: { kind, text } }: { card: Card }) {
  const { t } = useMessages();
  return (
    <p>
      {t(`desk.programme.kind.${kind}` as MessageKey)}
      {text ? (
        <>
          {' '}
          <q dir="auto">{text}</q>
        </>
      ) : null}
    </p>
  );
}

function Items({ items, onSend, forward = false }: { items: Item[]; onSend: CarryOut; forward?: boolean }) {
  const { t, locale } = useMessages();
  return (
    <ul className="card-items">
      {items.map((item) => {
        const about = <input type="hidden" name="submission" value={item.submission} />;
        const whose = <span className="unseen"> {item.alt}</span>;
        return (
          <li key={item.submission}>
            {item.src ? (
              <img src={item.src} width={item.width} height={item.height} alt={item.alt} loading="lazy" />
            ) : (
              <q dir="auto">{item.text}</q>
            )}
            <p>
              {item.name ? <bdi>{item.name}</bdi> : null}
              <small>{countryName(item.country, locale)}</small>
            </p>
            <Control action="pull" className="pull" field={about} onSend={onSend}>
              {t('desk.wall.pull')}
              {whose}
            </Control>
            {forward ? (
              <Control action="spotlight" className="quiet" field={about} onSend={onSend}>
                {t('desk.wall.spotlight')}
                {whose}
              </Control>
            ) : null}
          </li>
        );
      })}
    </ul>
  );
}
