// Same lines: which of a text's lines is which of those that it had before.

/**
 * For each line the number of the one that it was, or -1 where it is new. A line that has changed is the one that is most
 * like it among those that stand between the same others; `gone[number]`: it comes again as it was, or not at all.
 *
 * sameLines(["a", "b"], ["new", "a", "b!"]) is [-1, 0, 1].
 */
export function sameLines(before, now, gone = []) {
  let head = 0, tail = 0;
  while (head < Math.min(before.length, now.length) && before[head] === now[head]) head += 1;
  while (tail < Math.min(before.length, now.length) - head && before.at(-1 - tail) === now.at(-1 - tail)) tail += 1;
  const middle = paired(before.slice(head, before.length - tail), now.slice(head, now.length - tail), gone.slice(head));
  return now.map((_, at) => {
    if (at < head) return at;
    if (at >= now.length - tail) return at + before.length - now.length;
    return middle[at - head] < 0 ? -1 : middle[at - head] + head;
  });
}

/** The pairs, in order, that are most alike in all. */
function paired(before, now, gone) {
  const best = now.map(() => []);
  const of = (at, was) => (at < 0 || was < 0 ? { sum: 0, step: "end" } : best[at][was]);
  const pieces = [before, now].map((lines) => lines.map(pairsOf));
  now.forEach((line, at) => before.forEach((old, was) => {
    const like = gone[was] && old !== line ? -1 : 0.01 + alike(pieces[1][at], pieces[0][was]);
    const ways = [
      { sum: of(at - 1, was - 1).sum + like, step: "same" },
      { sum: of(at - 1, was).sum, step: "new" },
      { sum: of(at, was - 1).sum, step: "old" }];
    best[at][was] = ways.reduce((one, other) => (other.sum > one.sum ? other : one));
  }));
  return traced(of, now.length, before.length);
}

function traced(of, count, old) {
  const found = Array(count).fill(-1);
  for (let at = count - 1, was = old - 1; of(at, was).step !== "end";) {
    const { step } = of(at, was);
    if (step === "same") found[at] = was;
    if (step !== "old") at -= 1;
    if (step !== "new") was -= 1;
  }
  return found;
}

/** Pairs of signs that stand beside each other in a line. */
const pairsOf = (line) => new Set([...line].map((sign, at, all) => sign + (all[at + 1] ?? "")));

/** How much of two lines is the same, from 0 to 1. */
function alike(one, other) {
  const both = [...one].filter((pair) => other.has(pair)).length;
  return one.size + other.size ? (2 * both) / (one.size + other.size) : 1;
}
