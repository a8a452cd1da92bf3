import { useSyncExternalStore } from 'react';

const never = () => () => {};

/** Whether the page has come alive; it was rendered without. */
export const useAlive = (): boolean =>
  useSyncExternalStore(
    never,
    () => true,
    () => false,
  );
