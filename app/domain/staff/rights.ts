import type { Decision } from '#db/schema/decision.ts';
import type { Role, Staff } from '#db/schema/staff.ts';

/** What a lane lets somebody decide. To take back is a right of its own, and a pull is a wall's matter. */
type Action = Exclude<Decision['action'], 'undo' | 'pull'>;

interface LaneRights {
  roles: readonly Role[];
  /** What they may decide on what waits there. */
  actions: readonly Action[];
}

const look = ['approve', 'reject', 'escalate'] as const;
const secondLook = ['clear', 'reject', 'escalate'] as const;

/** The lanes, in the order in which they stand in the desk, each with who judges there and how: a lane is a line. */
export const laneRights = {
  flagged: { roles: ['moderator', 'lead'], actions: look },
  quarantine: { roles: ['moderator', 'lead'], actions: look },
  review: { roles: ['moderator', 'lead'], actions: look },
  testimonies: { roles: ['moderator', 'lead'], actions: look },
  burst: { roles: ['lead'], actions: look },
  partner: { roles: ['partner-moderator'], actions: look },
  assigned: { roles: ['outside-reviewer'], actions: look },
  clear: { roles: ['moderator', 'second-reviewer', 'lead', 'partner-moderator'], actions: secondLook },
  disagreement: { roles: ['lead'], actions: ['approve', 'reject'] },
  appeals: { roles: ['moderator', 'lead'], actions: ['uphold', 'overturn'] },
} as const satisfies Record<string, LaneRights>;
export type Lane = keyof typeof laneRights;
const lanes = Object.keys(laneRights) as Lane[];

/** The lanes of what may be hard to bear: nobody is given more of it than she should be. */
export const heldBack: readonly Lane[] = ['flagged', 'quarantine'];

const judges = ['moderator', 'second-reviewer', 'lead', 'partner-moderator', 'outside-reviewer'] as const;
const readers = ['moderator', 'second-reviewer', 'lead', 'data-protection', 'auditor', 'admin'] as const;
const desk = [...readers, 'event-staff', 'partner', 'partner-moderator', 'outside-reviewer'] as const;

/** What else the desk and the API let somebody do: asked for by its name, everywhere. */
const rights = {
  /** To sign in, and to see what she can do. */
  desk,
  /** To be given items, and to decide on them as their lanes say. */
  judge: judges,
  /** To read any item; who judges without this reads those that are hers to judge. */
  'read-items': readers,
  /** To read what is on the walls, or was: what she may have to pull, and nothing that never came so far. */
  'read-cleared': ['event-staff'],
  /** To read where whoever gave something is written to. */
  'read-addresses': ['data-protection'],
  /** To read an item's page and its whole story. */
  'read-story': [...readers, 'partner-moderator', 'outside-reviewer'],
  /** To take back what another decided; everybody who judges may take back her own last word. */
  'undo-others': ['moderator', 'lead'],
  /** To take back what somebody decided who holds this. */
  'undo-leads': ['lead'],
  /** To clear, with a reason, what a check could not look at. */
  'clear-unchecked': ['lead'],
  /** To see that the queues are strict because of a burst, and to say that it is over. */
  'end-burst': ['lead'],
  /** To see pictures that look the same, and to reject many of them at once. */
  'judge-clusters': ['moderator', 'lead'],
  /** To take off, at any time, what another has marked. */
  unmark: ['lead'],
  /** To see what was flagged and is still shown. */
  'read-flagged': ['moderator', 'lead'],
  /** To say who is to judge an item. */
  assign: ['lead'],
  /** To see how fast, how evenly and at what cost to those who judge the queues are worked through. */
  'read-measures': ['lead', 'data-protection', 'auditor'],
  /** To write the prepared answers that rejections may go with. */
  'change-macros': ['lead'],
  /** To judge anew, blind, what others have decided, so that it is seen how far people agree. */
  'judge-sample': ['lead'],
  'read-words': ['moderator', 'lead', 'auditor', 'admin'],
  'change-words': ['lead', 'admin'],
  /** To see the banks of hateful pictures, and to take along what may be shared. */
  'read-banks': ['lead', 'auditor'],
  /** To make banks, and to add, confirm and disable what is in them. */
  'change-banks': ['lead'],
  /** To see and steer the walls, and to pull from them. */
  'steer-walls': ['event-staff', 'lead'],
  /** To say what stands on a wall when: its programme. */
  'plan-walls': ['event-staff', 'lead'],
  /** To pair screens, to take them out of use, and to be told when one goes silent. */
  'run-screens': ['event-staff', 'lead'],
  'read-timeline': [...readers, 'event-staff'],
  /** To read what was written to participants. */
  'read-letters': ['data-protection', 'admin'],
  /** To keep an encrypted copy of something as evidence, on a legal ground, and to let it go. */
  'hold-evidence': ['data-protection'],
  /** To take along what the campaign has stated as its reasons. */
  'read-statements': ['lead', 'data-protection', 'auditor', 'admin'],
  /** To see who is on the staff, and, each time told to the journal, who stands behind a pseudonym. */
  'read-identities': ['admin', 'data-protection'],
} as const satisfies Record<string, readonly Role[]>;
export type Right = keyof typeof rights;

export const may = ({ role }: Pick<Staff, 'role'>, right: Right): boolean =>
  (rights[right] as readonly Role[]).includes(role);

/** Those who hold it, for the one who is refused. */
export const holdersOf = (right: Right): readonly Role[] => rights[right];

/** The lanes that are open to her. */
export const lanesOf = ({ role }: Pick<Staff, 'role'>): Lane[] =>
  lanes.filter((lane) => (laneRights[lane].roles as readonly Role[]).includes(role));

/** Those of her lanes in which she may do this. */
export const lanesFor = (judge: Pick<Staff, 'role'>, action: Action): Lane[] =>
  lanesOf(judge).filter((lane) => (laneRights[lane].actions as readonly Action[]).includes(action));

/** The roles of a partner's own people: nobody has one of them without a partner. */
export const ofPartner: readonly Role[] = ['partner', 'partner-moderator'];
export const isOfPartner = (role: Role): boolean => ofPartner.includes(role);

/** Those who judge for the campaign, who may be members of a partner all the same. */
export const mayBelong: readonly Role[] = ['moderator', 'second-reviewer', 'outside-reviewer'];
