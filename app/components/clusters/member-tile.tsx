import { Link } from '@remix-run/react';
import type { Member } from '#app/domain/clusters/sheet.ts';
import { useMessages } from '../page/messages.tsx';
import { whoOf } from '../review/who.ts';
import { Thumb } from './thumb.tsx';

/** What the box of a member says: what she saw, as she saw it. */
export const boxOf = ({ id, digest }: Pick<Member, 'id' | 'digest'>) => `${id}.${digest}`;

/** One member on the contact sheet; with a box to tick where she may reject it. */
export function MemberTile({ member, first, ticked }: { member: Member; first: boolean; ticked?: boolean }) {
  const { t, locale } = useMessages();
  const { id, state, distance, differs, thumb, veiled } = member;
  const who = whoOf(member, locale);
  return (
    <li className={differs ? 'sheet-member sheet-differs' : 'sheet-member'}>
      {ticked === undefined ? (
        <Thumb thumb={thumb} veiled={veiled} differs={differs?.area} />
      ) : (
        <label>
          <Thumb thumb={thumb} veiled={veiled} differs={differs?.area} />
          <input type="checkbox" name="member" value={boxOf(member)} defaultChecked={ticked} />{' '}
          <span className="unseen">{t('desk.cluster.tick', { who })}</span>
        </label>
      )}
      <p>
        <Link to={`/desk/item/${id}`}>{who}</Link>
      </p>
      <p className={state === 'in-review' ? undefined : `stage-state-${state}`}>
        {t(`state.short.${state}`)} · {first ? t('desk.cluster.first') : t('desk.cluster.distance', { bits: distance })}
      </p>
      {differs ? (
        <p className="cluster-grave">{t(differs.area ? 'desk.cluster.differs' : 'desk.cluster.unlike')}</p>
      ) : null}
    </li>
  );
}
