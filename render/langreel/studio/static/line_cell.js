// Line cell: one line in one language: read with its chips, or written as it stands in the file.

import { button, el, fill, follow } from "./dom.js";
import { placed, snapped, stepped, without } from "./marks.js";
import { t } from "./words.js";

const CALM = 200;

/** A line. `act`: edit, check, figure(id), focus(cell): what the script does about it. */
export class LineCell {
  constructor(line, where, act) {
    this.act = act;
    this.where = where;
    this.element = el("div", { class: "line", lang: where.lang, role: "group", "aria-label": `${where.segment} ${where.number} ${where.lang}` });
    this.load(line);
  }

  load(line) {
    this.latest = line;
    if (this.dragged) return;
    const said = JSON.stringify([line, line.pieces.map((piece) => piece.kind === "figure" && this.act.figures()[piece.value])]);
    if (said === this.said) return;
    this.said = said;
    this.line = line;
    if (this.editor && line.raw !== this.was) this.outside(line.raw);
    else if (!this.editor) this.read();
  }

  /** The line as a viewer reads it, with what stands between its words. */
  read() {
    this.editor = null;
    const figures = this.act.figures();
    fill(this.element, this.line.pieces.map((piece, number) => this.piece(piece, number, figures)),
      button("✎", () => this.write(), { class: "pen", "aria-label": t("script.edit.line"), title: t("script.edit.line") }));
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
      if (step) { event.preventDefault(); this.shift(number, step); }
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
      this.load(this.latest);
      if (here && spot && raw === this.line.raw) this.moved(number, spot.piece, spot.offset);
    });
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

  /** Move a mark by a word. */
  shift(number, step) {
    const text = stepped(this.line.pieces, number, step, this.where.lang);
    if (text) this.put(number, text);
  }

  moved(number, piece, offset) {
    const { text, starts } = without(this.line.pieces, number);
    this.put(number, placed(this.line.pieces[number].raw, text, Math.min(starts[piece] + offset, text.length)));
  }

  put(number, text) {
    const mark = this.line.pieces[number].raw;
    this.act.edit(this, this.line.raw, text).then((done) => {
      if (done) this.wanted = mark;
    });
  }

  /** The line as it stands in the file, to be written. */
  write() {
    if (this.editor) return;
    this.was = this.line.raw;
    this.editor = el("textarea", { value: this.was, rows: 1, spellcheck: true, "aria-label": this.element.getAttribute("aria-label"), lang: this.where.lang });
    this.notes = el("div", { class: "notes", role: "status", "aria-live": "polite" });
    this.editor.addEventListener("input", () => this.typed());
    this.editor.addEventListener("keydown", (event) => this.key(event));
    this.editor.addEventListener("blur", () => setTimeout(() => this.editor && !this.element.contains(document.activeElement) && this.save(), 100));
    this.element.ondblclick = null;
    fill(this.element, this.editor, this.notes,
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
    const found = await this.act.check(this, this.was, text);
    if (!this.editor || this.editor.value !== text || !found) return;
    fill(this.notes,
      el("span", { class: "seconds" }, Object.entries(found.seconds[this.where.segment] ?? {}).map(([lang, seconds]) => `${lang} ${seconds.toFixed(1)} s`).join(" · ")),
      found.findings.slice(0, 4).map((each) => el("p", { class: each.severity }, each.message, each.hint && el("small", {}, ` ${each.hint}`))));
  }

  key(event) {
    if (event.key === "Escape") { event.preventDefault(); this.abandon(); }
    if (event.key === "Enter" && !event.isComposing) { event.preventDefault(); this.save(); }
  }

  abandon() {
    this.editor = null;
    this.read();
    this.element.querySelector(".pen").focus();
  }

  async save() {
    if (!this.editor) return;
    const text = this.editor.value.replace(/\s*\n\s*/g, " ").trim();
    const was = this.was;
    this.editor = null;
    if (text && text !== was) await this.act.edit(this, was, text);
    this.read();
  }

  /** Somebody else has changed the line that is being written. */
  outside(theirs) {
    if (this.told === theirs) return;
    this.told = theirs;
    this.notes.prepend(el("p", { class: "warning outside" }, t("script.outside"), " ", el("q", {}, theirs)));
  }
}

function legacy(x, y) {
  const range = document.caretRangeFromPoint?.(x, y);
  return range && { node: range.startContainer, offset: range.startOffset };
}
