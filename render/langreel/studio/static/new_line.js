// New line: a segment's line more or less, in every language at once; what is new is written before it stands.

import { button, el, fill } from "./dom.js";
import { t } from "./words.js";
import { why } from "./writing.js";

/** A segment's text in one language with a line more, behind so many of its lines, or all. */
export function inserted(whole, count, line) {
  const { rows, lines } = read(whole);
  const behind = lines[Math.min(count, lines.length) - 1] ?? -1;
  rows.splice(behind + 1, 0, line);
  return ended(rows, whole);
}

/** The same without one of its lines. */
export function removed(whole, number) {
  const { rows, lines } = read(whole);
  rows.splice(lines[number], 1);
  return ended(rows, whole);
}

/**
 * A form for a line in every language; `save({lang: text}, failed)` is given them, and is true once they stand in the file.
 * The words stay until they do.
 */
export function lineForm(langs, { label, save, abandon }) {
  const told = el("p", { class: "error", role: "status" });
  const fields = langs.map((lang) => el("input", { lang, "aria-label": `${label} ${lang}`, placeholder: lang }));
  const lock = (isLocked) => { for (const field of fields) field.readOnly = isLocked; };
  const failed = (error) => fill(told, t("script.unsaved"), " ", why(error));
  const done = async () => {
    if (fields[0].readOnly) return;
    const texts = fields.map((field) => field.value.trim());
    const empty = texts.findIndex((text) => !text);
    if (empty >= 0) { fill(told, t("script.line.empty", { lang: langs[empty] })); fields[empty].focus(); return; }
    fill(told);
    lock(true);
    if (!await save(Object.fromEntries(langs.map((lang, at) => [lang, texts[at]])), failed)) lock(false);
  };
  const leave = () => { if (!fields[0].readOnly) abandon(); };
  const key = (event) => {
    const act = { Enter: done, Escape: leave }[event.key];
    if (!act || event.isComposing || !fields.includes(event.target)) return;
    event.preventDefault();
    act();
  };
  return el("div", { class: "new-line", role: "group", "aria-label": label, onkeydown: key }, fields, told,
    el("div", { class: "buttons" }, button(t("script.save"), done, { class: "main" }), button(t("script.abandon"), leave)));
}

function read(whole) {
  const rows = whole ? whole.split("\n") : [];
  return { rows, lines: rows.flatMap((row, at) => (row.trim() ? [at] : [])) };
}

/** Lines end as they did: the last of a block with a line end, too, unless it had none. */
function ended(rows, whole) {
  const text = rows.join("\n");
  return text.endsWith("\n") || (whole?.includes("\n") && !whole.endsWith("\n")) ? text : `${text}\n`;
}
