// Writing: a text in a field, from what stands in the file to what is typed over it, until that stands there.

import { el, fill } from "./dom.js";
import { t } from "./words.js";

/**
 * What is typed in a field stays there until it is written, or given up. `write(was, text, failed)` writes it; it ends as
 * those of `Edits` do. `notes` tells what others have written meanwhile, and why it could not be saved.
 */
export class Writing {
  constructor(field, write) {
    this.field = field;
    this.write = write;
    this.notes = el("div", { class: "notes", role: "status" });
    this.load(null);
  }

  /** What stands in the file by now; null where nothing does. */
  load(now) {
    this.now = now;
    if (this.inHand) this.tell(); else this.reset();
  }

  get text() { return this.field.value.replace(/\s*\n\s*/g, " ").trim(); }
  get isSaved() { return this.field.value === this.laid || this.text === (this.was ?? ""); }
  get inHand() { return this.field.readOnly || (this.laid !== undefined && this.field.value !== this.laid); }

  /** The words of the file instead of those that were typed. */
  reset() {
    this.was = this.now;
    this.error = null;
    if (this.field.value !== (this.was ?? "")) this.field.value = this.was ?? "";
    this.laid = this.field.value;
    this.tell();
  }

  /** While it is on its way nothing more can be typed. */
  async save() {
    if (this.field.readOnly) return null;
    if (this.isSaved) { this.reset(); return true; }
    const { text } = this;
    this.error = null;
    this.field.readOnly = true;
    const stands = await this.write(this.was, text, (error) => { this.error = error; });
    this.field.readOnly = false;
    if (stands && this.now === this.was) this.now = text;
    if (stands === null) this.tell(); else this.reset();
    return stands;
  }

  tell() {
    const isOther = this.now !== this.was && this.now !== this.text;
    fill(this.notes,
      this.error && el("p", { class: "error" }, t("script.unsaved"), " ", why(this.error)),
      isOther && el("p", { class: "warning outside" }, t("script.outside"), " ", el("q", {}, this.now ?? t("script.gone"))));
  }
}

/** A text in a field of its own: written when the reader has left it, or pressed Enter; given up by Esc. `ended()` hears of either. */
export class TextField {
  constructor({ label, words, ...properties }, write, ended = () => {}) {
    this.input = el("input", { "aria-label": label, ...properties });
    this.writing = new Writing(this.input, write);
    this.ended = ended;
    this.input.addEventListener("change", () => this.save());
    this.input.addEventListener("keydown", (event) => this.pressed(event));
    this.element = el("span", { class: "field" }, words ? el("label", {}, words, this.input) : this.input, this.writing.notes);
  }

  get inHand() { return this.writing.inHand; }
  load(text) { this.writing.load(text); }
  lose() { this.writing.load(null); }

  pressed(event) {
    if (event.key === "Enter" && !event.isComposing) this.save();
    if (event.key !== "Escape" || this.input.readOnly) return;
    this.writing.reset();
    this.ended();
  }

  async save() {
    if (await this.writing.save() !== null) this.ended();
  }
}

/** What went wrong, where, and what helps, in a line. */
export const why = (error) => [error.message, error.where, error.hint].filter(Boolean).join(" · ");
