/** Does something once what is before her now has been painted. @returns what calls it off */
export function afterPaint(doIt: () => void): () => void {
  let painted: ReturnType<typeof setTimeout>;
  const frame = requestAnimationFrame(() => {
    painted = setTimeout(doIt);
  });
  return () => {
    cancelAnimationFrame(frame);
    clearTimeout(painted);
  };
}
