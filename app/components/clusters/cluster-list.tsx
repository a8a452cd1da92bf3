import { Link } from '@remix-run/react';
import type { ListedCluster } from '#app/domain/clusters/list.ts';
import { Moment } from '../desk/moment.tsx';
import { useMessages } from '../page/messages.tsx';
import { Thumb } from './thumb.tsx';

/** Pictures of one look, each cluster as one of them, with how much of it waits. */
export function ClusterList({ clusters }: { clusters: ListedCluster[] }) {
  const { t } = useMessages();
  return (
    <ul className="cluster-list">
      {clusters.map(({ id, grave, size, waiting, rejected, shown, latest, thumb, veiled }) => (
        <li key={id}>
          <Link to={`/desk/clusters/${id}`}>
            <Thumb thumb={thumb} veiled={veiled} />
            <strong>{t('desk.clusters.size', { count: size })}</strong>
          </Link>
          {grave ? <p className="cluster-grave">{t('desk.clusters.grave')}</p> : null}
          <p>{t('desk.clusters.states', { waiting, rejected, shown })}</p>
          <p>
            <Moment at={latest} date="medium" time="short" />
          </p>
        </li>
      ))}
    </ul>
  );
}
