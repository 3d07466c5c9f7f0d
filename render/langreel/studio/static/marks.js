// Marks: where a mark may stand among the words of a line as it is written, and the line with it moved there.

const words = (lang) => new Intl.Segmenter(lang, { granularity: "word" });
const SILENT = /^(?!\{)[\p{P}\s]+$/u;

/** Where words and figures of a text begin; nothing is said at a comma. */
export function bounds(text, lang) {
  const stops = new Set([0]);
  for (const each of words(lang).segment(text)) {
    if (!SILENT.test(each.segment)) stops.add(each.index);
  }
  return [...stops].sort((a, b) => a - b);
}

/** The border between words that is nearest to an offset of a text. */
export function snapped(text, offset, lang) {
  const stops = [...bounds(text, lang), text.length];
  return stops.reduce((best, at) => (Math.abs(at - offset) < Math.abs(best - offset) ? at : best), stops[0]);
}

/** A line without one of its pieces: its text, where each piece begins in it, and what is left of them. */
export function without(pieces, number) {
  let text = "";
  const starts = [];
  const rest = [];
  pieces.forEach((piece, at) => {
    starts.push(text.length);
    if (at === number) return;
    // Of the spaces on both sides of the piece that goes, one is enough.
    const raw = at === number + 1 && text.endsWith(" ") ? piece.raw.replace(/^ /, "") : piece.raw;
    rest.push({ ...piece, raw });
    text += raw;
  });
  return { text, starts, rest };
}

/** The line with a mark by so many words (1 or -1) further on; null where there is no other place. */
export function stepped(pieces, number, step, lang) {
  const { text, starts, rest } = without(pieces, number);
  const here = starts[number];
  const stops = allowed(text, rest, lang);
  const next = step > 0 ? stops.find((at) => at > here + 1) : stops.findLast((at) => at < here);
  return next === undefined ? null : placed(pieces[number].raw, text, next);
}

/** The line with a mark before the word that is nearest; `distance(offset)` of what is read before it. */
export function nearest(pieces, number, lang, { read, distance }) {
  const { text, rest } = without(pieces, number);
  const stops = allowed(text, rest, lang).map((at) => ({ at, far: distance(readBefore(rest, at, read)) }));
  return placed(pieces[number].raw, text, stops.reduce((best, each) => (each.far < best.far ? each : best)).at);
}

/** A text with a mark in it. It stands against the word that it falls on; one space parts it from the one before. */
export function placed(mark, text, at) {
  const space = text[at] === " " ? 1 : 0;
  return `${text.slice(0, at + space)}${mark}${text.slice(at + space)}`;
}

const allowed = (text, pieces, lang) => bounds(text, lang).filter((at) => !inside(pieces, at));

/** How many characters are read before an offset of the line as it is written; `read(piece)` is what a piece says. */
function readBefore(pieces, offset, read) {
  let begin = 0, count = 0;
  for (const piece of pieces) {
    if (begin >= offset) break;
    const said = read(piece);
    count += piece.kind === "text" ? Math.min(said.length, offset - begin) : said.length;
    begin += piece.raw.length;
  }
  return count;
}

/** Whether an offset lies inside a mark, a figure or a pause. */
function inside(pieces, at) {
  let begin = 0;
  for (const piece of pieces) {
    const end = begin + piece.raw.length;
    if (piece.kind !== "text" && at > begin && at < end) return true;
    begin = end;
  }
  return false;
}
