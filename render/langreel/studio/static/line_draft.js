// Line draft: a line's translation as it is typed, beside what stood there when it was begun and what stands there now.

import { el } from "./dom.js";

const FIELDS = ["target", "note", "unsure"];

/** The fields of one line. It belongs to the line that says what its own said, wherever that stands by now. */
export class LineDraft {
  constructor({ t, lang, dir, heard, press }) {
    this.words = el("textarea", { rows: 3, lang, dir, spellcheck: true, "aria-label": t("desk.words"), oninput: heard, onkeydown: press });
    this.note = el("input", { "aria-label": t("desk.note"), placeholder: t("desk.note"), oninput: heard });
    this.unsure = el("input", { type: "checkbox", onchange: heard });
  }

  /** Begin with a line as it stands. */
  lay(entry) {
    this.entry = entry;
    this.typed = shown(entry);
  }

  /** Go on with what was typed before, and is not stored. */
  resume({ entry, typed }) {
    this.entry = entry;
    this.typed = typed;
  }

  get typed() { return shown({ target: this.words.value, note: this.note.value, unsure: this.unsure.checked }); }

  /** A field that says so already is left as it is, with its caret. */
  set typed({ target, note, unsure }) {
    if (this.typed.target !== target) this.words.value = target;
    if (this.typed.note !== note) this.note.value = note;
    this.unsure.checked = unsure;
  }

  touched(field) { return this.typed[field] !== shown(this.entry)[field]; }
  get changed() { return FIELDS.some((field) => this.touched(field)); }

  /** Whether there is something to lose: words that were only taken away are not. */
  get unsaved() {
    const { target, note } = this.typed;
    return Boolean(target ? this.changed : note && this.touched("note"));
  }

  /** The line of these that it belongs to: the one that says the same, in its place or alone. */
  home(entries) {
    const same = entries.filter((each) => each.source === this.entry.source);
    return same.find((each) => each.key === this.entry.key) ?? (same.length === 1 ? same[0] : undefined);
  }

  /** The fields that were typed in here, and changed elsewhere to something else. */
  clashing(entry) {
    const typed = this.typed, before = shown(this.entry), theirs = shown(entry);
    return FIELDS.filter((field) => this.touched(field) && ![before[field], typed[field]].includes(theirs[field]));
  }

  /** Go on with a line as it stands now: what was typed stays, all else is taken in. */
  meet(entry, without = []) {
    const typed = this.typed, mine = FIELDS.filter((field) => this.touched(field) && !without.includes(field));
    this.entry = entry;
    this.typed = { ...shown(entry), ...Object.fromEntries(mine.map((field) => [field, typed[field]])) };
  }

  /** What is to be stored: for which words it was made, and what stood there as it was begun. */
  get asked() {
    const { key, source, target, note } = this.entry;
    return { key, source, was: target, ...this.typed, ...(this.touched("note") ? {} : { note }) };
  }
}

/** An entry as its fields show it. */
const shown = ({ target, note, unsure }) => ({ target: oneLine(target), note: oneLine(note), unsure });
const oneLine = (text) => text.replace(/\s*\n\s*/g, " ").trim();
