import { useOutletContext } from '@remix-run/react';
import type { Lane } from '#app/domain/staff/rights.ts';

/** Of the lanes that are open to her. */
export type Waiting = Partial<Record<Lane, number>>;
export type OnWaiting = (change: (waiting: Waiting) => Waiting) => void;

/** How much waits in each lane, as all pages of the desk share it; one that works through a lane says what it hears. */
export const useWaiting = () => useOutletContext<readonly [Waiting, OnWaiting]>();
