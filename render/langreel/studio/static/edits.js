// Edits: texts of the script and cells of tables, written where they stand; undone, and never over another's.

import { button, el, fill } from "./dom.js";
import { t } from "./words.js";

/**
 * What a reader has changed, to be undone in turn. `studio` is the shell's; `again()` brings what the page knows up to date.
 *
 * What is asked for here ends as true: it stands there; false: the reader has let another's stand; null: it is not
 * written, and `failed(error)` has heard why. The place of a text, `at`, may be a function: it is asked whenever it is written.
 */
export class Edits {
  constructor(studio, again = () => {}) {
    this.studio = studio;
    this.again = again;
    this.done = [];
    this.undone = [];
    this.before = Promise.resolve();
  }

  /** Write a text of the script: {file, at, was, text}. */
  text({ file, ...text }, failed) { return this.texts({ file, texts: [text] }, { failed }); }

  /** Write texts of one file, all or none, which are undone together. `ask` decides where another has changed one. */
  texts({ file, texts }, { failed = this.studio.failed, ask = conflict } = {}) {
    const asked = (all) => ({ file, edits: all.map((each) => ({ ...each, at: here(each.at) })) });
    return this.inTurn(() => this.first({ path: "/api/script", asked, texts }, ask), failed);
  }

  /** Write a cell: {table, line, column, was, text}. */
  cell({ table, ...text }, failed = this.studio.failed) {
    const asked = ([{ line, ...cell }]) => ({ ...cell, line: here(line) });
    return this.inTurn(() => this.first({ path: `/api/cells/${this.studio.path(table)}`, asked, texts: [text] }), failed);
  }

  undo() { return this.inTurn(() => this.turn(this.done, this.undone), this.studio.failed); }
  redo() { return this.inTurn(() => this.turn(this.undone, this.done), this.studio.failed); }

  /** One after another: what is on its way is done before the next is asked for, or undone. */
  inTurn(work, failed) {
    const done = this.before.then(work).catch((error) => { failed(error); return null; });
    this.before = done;
    return done;
  }

  async first(edit, ask) {
    if (edit.texts.every(({ was, text }) => was === text)) return true;
    const written = await this.write(edit, ask);
    if (!written) return written;
    this.done.push(written);
    this.undone = [];
    return true;
  }

  /** Take back the last of one list, which is then the last of the other; it stays where it is until that is done. */
  async turn(from, to) {
    const last = from.at(-1);
    if (!last) return false;
    const written = await this.write({ ...last, texts: last.texts.map(turned).reverse() });
    if (written === null) return null;
    from.pop();
    if (written) to.push(written);
    return Boolean(written);
  }

  /** The edit as it was written in the end, or what the reader has decided instead. */
  async write(edit, ask = conflict) {
    const asked = edit.asked(edit.texts);
    try {
      await this.studio.post(edit.path, asked);
      return edit;
    } catch (error) {
      if (error.status !== 409) throw error;
      return this.outdated({ edit, asked, ask, ...error.told });
    }
  }

  /** Another text stands there. One that has only moved is written where it is now; else the reader is asked. */
  async outdated({ edit, asked, ask, theirs, number }) {
    await this.again();
    if (JSON.stringify(edit.asked(edit.texts)) !== JSON.stringify(asked)) return this.write(edit, ask);
    const mine = await ask(edit.texts[number].text, theirs);
    return mine ? this.write({ ...edit, texts: edit.texts.map((each, at) => (at === number ? { ...each, was: theirs } : each)) }, ask) : mine;
  }
}

const here = (place) => (typeof place === "function" ? place() : place);
const turned = ({ was, text, ...place }) => ({ ...place, was: text, text: was ?? "" });

/** Ask whose text shall stand: the reader's (true), that of whoever else has changed the file (false), or that later (null). */
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
    asked.addEventListener("cancel", (event) => { event.preventDefault(); end(null); });
    document.body.append(asked);
    asked.showModal();
  });
}
