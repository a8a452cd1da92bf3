/** The campaign's one mark: a candle's flame. */
export const Flame = () => (
  <svg className="flame" viewBox="0 0 16 24" width="12" height="18" aria-hidden="true">
    <path d="M8 1c4 5 6.5 9 6.5 13.5a6.5 7 0 0 1-13 0C1.5 10 4 6 8 1z" fill="currentColor" />
    <path d="M8 12c1.7 2 2.6 3.6 2.6 5.4a2.6 2.9 0 0 1-5.2 0C5.4 15.6 6.3 14 8 12z" className="flame-core" />
  </svg>
);
