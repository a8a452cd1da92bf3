import { sql } from 'drizzle-orm';
import { cluster, clusterMember } from '#db/schema/cluster.ts';
import { submission } from '#db/schema/submission.ts';

/**
 * The member that stands for a cluster before people, of `cluster`: its representative, or once the media of that are
 * erased the one that looks most like it of those whose picture is still there. Programs go on comparing with the representative, whose hash stays.
 */
export const compared = sql`(
  select member.submission from ${clusterMember} member join ${submission} held on held.id = member.submission
  where member.cluster = ${cluster.id}
  order by held.erased_at is not null, member.submission <> ${cluster.representative},
    member.distance, member.joined_at, member.submission
  limit 1)`;
