// Line cell: one line in one language: read with its chips, or written as it stands in the file.

import { button, el, fill, follow } from "./dom.js";
import { isNews, refill } from "./in_hand.js";
import { placed, snapped, stepped, without } from "./marks.js";
import { t } from "./words.js";
import { Writing } from "./writing.js";

const CALM = 200;

/** A line. `act`: edit, check, figure(id), focus(cell), ended(): what the script does about it. */
export class LineCell {
  constructor(where, act) {
    this.act = act;
    this.where = where;
    this.telling = new Map();
    this.moving = Promise.resolve();
    this.element = el("div", { class: "line", lang: where.lang, role: "group" });
    this.pen = button("✎", () => this.write(), { class: "pen", "aria-label": t("script.edit.line"), title: t("script.edit.line") });
  }

  /** Whether somebody writes the line, or has one of its marks in the hand. */
  get inHand() { return Boolean(this.editor || this.dragged); }

  /** The line as the file has it by now, and its number there. */
  load({ line, number }) {
    const name = `${this.where.segment} ${number} ${this.where.lang}`;
    this.where.number = number;
    for (const each of [this.element, this.editor]) each?.setAttribute("aria-label", name);
    this.element.classList.remove("gone");
    this.latest = line;
    if (!this.dragged) this.take();
  }

  /** The file has no such line any more. */
  lose() {
    this.where.number = 0;
    this.element.classList.add("gone");
    this.writing?.load(null);
  }

  take() {
    this.line = this.latest;
    if (this.editor) { this.writing.load(this.line.raw); this.fit(); } else if (isNews(this.telling, "read", [this.line, this.figures()])) this.read();
  }

  figures() { return this.line.pieces.map((piece) => piece.kind === "figure" && this.act.figures()[piece.value]); }

  /** The line as a viewer reads it, with what stands between its words. */
  read() {
    this.editor = this.writing = null;
    const figures = this.act.figures();
    refill(this.element, this.line.pieces.map((piece, number) => this.piece(piece, number, figures)), this.pen);
    this.element.ondblclick = () => this.write();
  }

  piece(piece, number, figures) {
    if (piece.kind === "figure") {
      const figure = figures[piece.value];
      const cells = figure?.cells.map((cell) => `${cell.table} · ${cell.row} · ${cell.column}: ${cell.text} (${cell.source})`) ?? [];
      return button(figure?.written[this.where.lang] ?? piece.raw, () => this.act.figure(piece.value, this),
        { class: "chip figure", title: [piece.value, figure?.formula, ...cells].filter(Boolean).join("\n"), data: { figure: piece.value } });
    }
    if (piece.kind === "mark") return this.mark(piece, number);
    if (piece.kind === "pause") return el("span", { class: "chip pause", title: t("script.pause") }, `${piece.value}s`);
    if (piece.kind === "pace") return el("span", { class: "chip pause", title: t("script.pace") }, `${piece.value}×`);
    return el("span", { class: "words", data: { piece: number } }, piece.value);
  }

  mark(piece, number) {
    const chip = button(piece.value, () => this.act.focus(this, piece.value),
      { class: "chip mark", title: t("script.mark.move"), "aria-label": `${t("script.mark")} ${piece.value}. ${t("script.mark.move")}`, data: { mark: piece.value } });
    chip.addEventListener("keydown", (event) => {
      const step = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
      if (step) { event.preventDefault(); this.shift(piece.raw, step); }
    });
    chip.addEventListener("pointerdown", (event) => this.drag(event, chip, number));
    return chip;
  }

  /** Move a mark with the pointer, to between the words where it is let go. */
  drag(event, chip, number) {
    const begin = { x: event.clientX, y: event.clientY };
    const { raw } = this.line;
    let spot = null;
    this.dragged = true;
    const move = (at) => {
      if (Math.hypot(at.clientX - begin.x, at.clientY - begin.y) < 5) return;
      chip.classList.add("dragged");
      spot = this.spot(at.clientX, at.clientY);
      this.caret(spot);
    };
    follow(move, (here) => {
      chip.classList.remove("dragged");
      this.caret(null);
      this.dragged = false;
      this.take();
      if (here && spot) this.letGo(raw, number, spot);
      this.act.ended();
    });
  }

  /** A mark is let go at a place of the line as it was when it was taken; in another line it has none. */
  letGo(raw, number, spot) {
    if (raw === this.line.raw && this.where.number) this.moved(number, spot.piece, spot.offset);
    else this.act.tell(`${t("script.outside")} ${this.where.number ? this.line.raw : t("script.gone")}`);
  }

  /** The place between two words that is nearest to a point: a piece of text, and an offset in it. */
  spot(x, y) {
    const found = document.caretPositionFromPoint?.(x, y);
    const range = found ? { node: found.offsetNode, offset: found.offset } : legacy(x, y);
    const span = range?.node?.parentElement?.closest?.(".words");
    if (!span || !this.element.contains(span)) return null;
    return { span, piece: Number(span.dataset.piece), offset: snapped(span.textContent, range.offset, this.where.lang) };
  }

  caret(spot) {
    this.bar?.remove();
    if (!spot) return;
    const range = document.createRange();
    range.setStart(spot.span.firstChild, spot.offset);
    const box = range.getBoundingClientRect();
    this.bar = el("div", { class: "drop", "aria-hidden": "true" });
    Object.assign(this.bar.style, { left: `${box.left - 1}px`, top: `${box.top - 2}px`, height: `${box.height + 4}px` });
    document.body.append(this.bar);
  }

  /** Move a mark by a word, from where it is when those before have moved. */
  shift(mark, step) {
    this.moving = this.moving.then(() => {
      const number = this.line.pieces.findIndex((piece) => piece.raw === mark);
      const text = number >= 0 && stepped(this.line.pieces, number, step, this.where.lang);
      return text && this.act.edit(this, this.line.raw, text);
    });
  }

  moved(number, piece, offset) {
    const { text, starts } = without(this.line.pieces, number);
    const made = placed(this.line.pieces[number].raw, text, Math.min(starts[piece] + offset, text.length));
    this.act.edit(this, this.line.raw, made);
  }

  /** The line as it stands in the file, to be written. */
  write() {
    if (this.editor) return;
    this.editor = el("textarea", { rows: 1, spellcheck: true, "aria-label": this.element.getAttribute("aria-label"), lang: this.where.lang });
    this.writing = new Writing(this.editor, (was, text, failed) => this.act.edit(this, was, text, failed));
    this.writing.load(this.line.raw);
    this.checked = el("div", { class: "notes", role: "status", "aria-live": "polite" });
    this.editor.addEventListener("input", () => this.typed());
    this.editor.addEventListener("keydown", (event) => this.key(event));
    this.editor.addEventListener("blur", () => setTimeout(() => this.editor && !this.element.contains(document.activeElement) && this.save(), 100));
    this.element.ondblclick = null;
    fill(this.element, this.editor, this.writing.notes, this.checked,
      el("div", { class: "buttons" }, button(t("script.save"), () => this.save(), { class: "main" }), button(t("script.abandon"), () => this.abandon())));
    this.fit();
    this.editor.focus();
    this.act.focus(this);
    this.check();
  }

  fit() {
    this.editor.style.height = "0";
    this.editor.style.height = `${this.editor.scrollHeight + 2}px`;
  }

  typed() {
    this.fit();
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.check(), CALM);
  }

  async check() {
    const text = this.editor?.value;
    if (text === undefined || !text.trim() || text.includes("\n")) return;
    const found = await this.act.check(this, this.writing.was, text);
    if (!this.editor || this.editor.value !== text || !found) return;
    fill(this.checked,
      el("span", { class: "seconds" }, Object.entries(found.seconds[this.where.segment] ?? {}).map(([lang, seconds]) => `${lang} ${seconds.toFixed(1)} s`).join(" · ")),
      found.findings.slice(0, 4).map((each) => el("p", { class: each.severity }, each.message, each.hint && el("small", {}, ` ${each.hint}`))));
  }

  key(event) {
    if (event.key === "Escape") { event.preventDefault(); this.abandon(); }
    if (event.key === "Enter" && !event.isComposing) { event.preventDefault(); this.save(); }
  }

  abandon() {
    if (!this.editor.readOnly) this.close();
  }

  /** The editor stays until what was written stands in the file, or somebody has decided otherwise. */
  async save() {
    if (!this.editor) return;
    if (!this.writing.text) this.abandon();
    else if (await this.writing.save() !== null) this.close();
  }

  close() {
    const had = this.element.contains(document.activeElement);
    this.read();
    if (had) this.pen.focus({ preventScroll: true });
    this.act.ended();
  }
}

function legacy(x, y) {
  const range = document.caretRangeFromPoint?.(x, y);
  return range && { node: range.startContainer, offset: range.startOffset };
}
