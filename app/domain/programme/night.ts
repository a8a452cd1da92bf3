import { clockAt, daysLater, momentOf } from './clock.ts';

/** A night goes from noon to noon, and is called by the date of its evening. */
const noon = (date: string) => `${date}T12:00:00`;

/** The night, in a wall's zone, that a moment is in: a date. */
export const nightOf = (moment: number, zone: string): string => {
  const here = clockAt(moment, zone);
  const date = here.slice(0, 10);
  return here < noon(date) ? daysLater(here, -1).slice(0, 10) : date;
};

/** From when until when a night is, in ms since the epoch. */
export const timesOfNight = (night: string, zone: string): { from: number; until: number } => ({
  from: momentOf(noon(night), zone),
  until: momentOf(daysLater(noon(night), 1), zone),
});
