import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { ClusterList } from '#app/components/clusters/cluster-list.tsx';
import { deskHead } from '#app/components/desk/title.ts';
import { useMessages } from '#app/components/page/messages.tsx';
import { listClusters } from '#app/domain/clusters/list.ts';
import { requireDesk } from '#app/server/session.ts';

export { DeskProblem as ErrorBoundary } from '#app/components/desk/problem.tsx';

export async function loader({ request }: LoaderFunctionArgs) {
  await requireDesk(request, 'judge-clusters');
  return { clusters: await listClusters() };
}

export const meta: MetaFunction = ({ matches }) => deskHead(matches, { key: 'desk.clusters' });

export default function Clusters() {
  const { clusters } = useLoaderData<typeof loader>();
  const { t } = useMessages();
  return (
    <main className="clusters" id="content">
      <h1>{t('desk.clusters')}</h1>
      <p className="lead">{t('desk.clusters.lead')}</p>
      {clusters.length > 0 ? <ClusterList clusters={clusters} /> : <p>{t('desk.clusters.none')}</p>}
    </main>
  );
}
