// Edits: texts of the script and cells of tables, written where they stand; undone, and never over another's.

import { button, el, fill } from "./dom.js";
import { t } from "./words.js";

/** What a reader has changed, to be undone in turn. `studio` is the shell's. */
export class Edits {
  constructor(studio) {
    this.studio = studio;
    this.done = [];
    this.undone = [];
    this.before = Promise.resolve();
  }

  /** Write a text of the script: {file, at, was, text}. False if the reader let another's stand. */
  text(edit) { return this.inTurn(() => this.write({ path: "/api/script", ...edit })); }

  /** Write several texts, which are undone together. */
  async texts(edits) {
    const group = Symbol("group");
    for (const edit of edits) if (!await this.text({ ...edit, group })) return false;
    return true;
  }

  /** Write a cell: {table, line, column, was, text}. */
  cell({ table, ...edit }) {
    return this.inTurn(() => this.write({ path: `/api/cells/${this.studio.path(table)}`, ...edit }));
  }

  undo() { return this.inTurn(() => this.undoLast()); }
  redo() { return this.inTurn(() => this.redoLast()); }

  /** One after another: what is on its way is done before the next is asked for, or undone. */
  inTurn(work) {
    const done = this.before.then(work);
    this.before = done.catch(() => {});
    return done;
  }

  async write(edit, kept = this.done) {
    if (edit.was === edit.text) return true;
    const { path, again, group, ...asked } = edit;
    try {
      await this.studio.post(path, asked);
      kept.push({ ...edit, was: edit.text, text: edit.was ?? "" });
      if (kept === this.done && !again) this.undone = [];
      return true;
    } catch (error) {
      if (error.status !== 409) { this.studio.failed(error); return false; }
      const mine = await conflict(edit.text, error.told.theirs);
      return mine ? this.write({ ...edit, was: error.told.theirs }, kept) : false;
    }
  }

  async undoLast() {
    const last = this.done.pop();
    if (!last) return false;
    await this.write(last, this.undone);
    if (last.group && this.done.at(-1)?.group === last.group) await this.undoLast();
    return true;
  }

  async redoLast() {
    const last = this.undone.pop();
    if (!last) return false;
    await this.write({ ...last, again: true });
    if (last.group && this.undone.at(-1)?.group === last.group) await this.redoLast();
    return true;
  }
}

/** Ask whose text shall stand, the reader's (true) or that of whoever else has changed the file. */
function conflict(mine, theirs) {
  return new Promise((decide) => {
    const asked = el("dialog", { class: "conflict", "aria-labelledby": "conflict-title" });
    const end = (answer) => { asked.close(); asked.remove(); decide(answer); };
    fill(asked,
      el("h2", { id: "conflict-title" }, t("script.conflict")),
      el("h3", {}, t("script.theirs")), el("p", { class: "theirs" }, theirs ?? t("script.gone")),
      el("h3", {}, t("script.mine")), el("p", { class: "mine" }, mine),
      el("div", { class: "buttons" },
        button(t("script.take.theirs"), () => end(false), { class: "take-theirs" }),
        theirs !== null && button(t("script.keep.mine"), () => end(true), { class: "main keep-mine" })));
    asked.addEventListener("cancel", (event) => { event.preventDefault(); end(false); });
    document.body.append(asked);
    asked.showModal();
  });
}
