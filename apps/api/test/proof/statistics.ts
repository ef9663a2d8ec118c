/**
 * The Mann–Whitney test of two samples: how probable it is that values differ so much in rank when nothing but chance tells
 * them apart. By the normal approximation, with the correction for ties; for twenty values and more on each side.
 */
export function mannWhitney(left: readonly number[], right: readonly number[]): number {
  const all = [...left.map((value) => ({ value, isLeft: true })), ...right.map((value) => ({ value, isLeft: false }))];
  all.sort((a, b) => a.value - b.value);
  let rankSum = 0;
  let ties = 0;
  for (let from = 0; from < all.length; ) {
    let to = from;
    while (all[to + 1]?.value === all[from]?.value) to += 1;
    const size = to - from + 1;
    ties += size ** 3 - size;
    const rank = (from + to) / 2 + 1;
    rankSum += rank * all.slice(from, to + 1).filter(({ isLeft }) => isLeft).length;
    from = to + 1;
  }
  const [n, m, total] = [left.length, right.length, all.length];
  const difference = Math.abs(rankSum - (n * (n + 1)) / 2 - (n * m) / 2);
  const spread = Math.sqrt(((n * m) / 12) * (total + 1 - ties / (total * (total - 1))));
  return spread === 0 ? 1 : 2 * upperTail(Math.max(difference - 0.5, 0) / spread);
}

/** The share of the normal distribution beyond z ≥ 0 (Abramowitz and Stegun, 26.2.17; off by less than 7.5e-8). */
function upperTail(z: number): number {
  const t = 1 / (1 + 0.2316419 * z);
  const series = t * (0.31938153 + t * (-0.356563782 + t * (1.781477937 + t * (-1.821255978 + t * 1.330274429))));
  return (Math.exp((-z * z) / 2) / Math.sqrt(2 * Math.PI)) * series;
}
