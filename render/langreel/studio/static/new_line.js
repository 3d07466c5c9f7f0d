// New line: a segment's line more or less, in every language at once; what is new is written before it stands.

import { button, el, fill } from "./dom.js";
import { t } from "./words.js";

/** A segment's text in one language with a line more, behind so many of its lines. */
export function inserted(whole, count, line) {
  const { rows, lines } = read(whole);
  rows.splice(count ? lines[count - 1] + 1 : 0, 0, line);
  return ended(rows, whole);
}

/** The same without one of its lines. */
export function removed(whole, number) {
  const { rows, lines } = read(whole);
  rows.splice(lines[number], 1);
  return ended(rows, whole);
}

/** A form for a line in every language; `save([text])` is given them in the order of `langs`. */
export function lineForm(langs, { label, save, abandon }) {
  const told = el("p", { class: "error", role: "status" });
  const fields = langs.map((lang) => el("input", { lang, "aria-label": `${label} ${lang}`, placeholder: lang }));
  const done = () => {
    const texts = fields.map((field) => field.value.trim());
    const empty = texts.findIndex((text) => !text);
    if (empty < 0) save(texts);
    else { fill(told, t("script.line.empty", { lang: langs[empty] })); fields[empty].focus(); }
  };
  const key = (event) => {
    if (event.isComposing || !["Enter", "Escape"].includes(event.key)) return;
    event.preventDefault();
    if (event.key === "Enter") done(); else abandon();
  };
  return el("div", { class: "new-line", role: "group", "aria-label": label, onkeydown: key }, fields, told,
    el("div", { class: "buttons" }, button(t("script.save"), done, { class: "main" }), button(t("script.abandon"), abandon)));
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
