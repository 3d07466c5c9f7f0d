// Segment view: a segment of the script: its hold, its labels, its lines in every language, each written where it stands.

import { button, el, sign } from "./dom.js";
import { arrange, kept, shown } from "./in_hand.js";
import { LineCell } from "./line_cell.js";
import { LineColumn } from "./line_column.js";
import { inserted, lineForm, removed } from "./new_line.js";
import { TextField } from "./writing.js";

const SIGNS = { add: "M7 3h2v4h4v2H9v4H7V9H3V7h4z", drop: "M3 7h10v2H3z" };
const NOWHERE = ["segments", -1];

/** A segment, by its name. `view` is the script: what it shows, and who writes. */
export class SegmentView {
  constructor(id, view) {
    const { t } = view.studio;
    this.id = id;
    this.view = view;
    this.columns = new Map();
    this.fields = new Map();
    this.scene = el("code");
    this.length = el("span", { class: "seconds" });
    this.hold = this.field(["hold"], { label: `${id} ${t("script.hold")}`, words: t("script.hold"), size: 4, inputMode: "decimal" });
    this.labels = el("div", { class: "labels" });
    this.lines = el("div", { class: "lines" });
    this.tools = [];
    this.header = el("header", {}, el("h3", {}, id), this.scene, this.length, this.hold.element,
      button(t("script.watch"), () => view.studio.go("film", id)));
    this.element = el("article", { class: "segment", id: `segment-${id}`, tabIndex: -1, "aria-label": id });
  }

  get inHand() { return Boolean(this.form) || [this.hold, ...this.fields.values(), ...this.columns.values()].some((each) => each.inHand); }

  /** The segment as the file has it by now. */
  load({ file, segment }) {
    Object.assign(this, { file, told: segment, at: segment.at });
    this.scene.textContent = segment.scene;
    this.length.textContent = seconds(segment);
    this.hold.load(segment.hold === null ? null : String(segment.hold));
    this.loadLabels(segment.labels);
    this.loadLines(segment.lines);
  }

  /** The file has no such segment any more; what is in hand of it stays. */
  lose() {
    this.at = NOWHERE;
    this.hold.lose();
    this.loadLabels({});
    this.loadLines({});
  }

  place(steps) { return [...this.at, ...steps]; }

  loadLabels(labels) {
    const { languages } = this.view.script;
    const told = new Map(Object.entries(labels).filter(([, texts]) => texts && typeof texts === "object")
      .flatMap(([key, texts]) => languages.map((lang) => [JSON.stringify([key, lang]), texts[lang] ?? null])));
    this.fields = kept(this.fields, told, (name) => this.label(...JSON.parse(name)));
    const fields = shown(this.fields);
    for (const field of fields) field.input.dataset.at = this.place(field.steps).join(".");
    const keys = [...new Set(fields.map((field) => field.steps[1]))];
    const row = (key) => [el("span", { class: "key" }, key), fields.filter((field) => field.steps[1] === key).map((field) => field.element)];
    arrange(this.labels, keys.map(row));
    arrange(this.element, [this.header, keys.length && this.labels, this.lines]);
  }

  label(key, lang) {
    const steps = ["labels", key, lang];
    return Object.assign(this.field(steps, { label: `${this.id} ${key} ${lang}`, lang }), { steps });
  }

  /** A text of the segment in a field of its own, at these steps. */
  field(steps, properties) {
    const write = (was, text, failed) => this.view.text({ file: this.file, at: () => this.place(steps), was, text }, failed);
    const made = new TextField(properties, write, () => this.view.draw());
    made.input.addEventListener("focus", () => this.view.look(this.id, null, properties.lang));
    return made;
  }

  loadLines(lines) {
    const { languages } = this.view.script;
    const told = new Map(languages.map((lang) => [lang, lines[lang] ?? []]));
    this.columns = kept(this.columns, told, (lang) => new LineColumn(() => this.cell(lang)));
    this.lines.style.gridTemplateColumns = `repeat(${languages.length}, minmax(0, 1fr)) max-content`;
    this.drawLines();
  }

  /** A row for each line, with the form behind one of them; then what is gone but in hand. */
  drawLines() {
    const columns = [...this.columns.values()].filter((column) => !column.lost).map((column) => column.lines);
    const count = Math.max(0, ...columns.map((lines) => lines.length));
    const rows = this.lineTools(count).map((tools, at) => [columns.map((lines) => lines[at]?.element ?? this.missing()), tools]);
    if (this.form) rows.splice(Math.max(0, ...[...this.form.behind.values()].map((cell) => cell.where.number)) || count, 0, this.form.element);
    arrange(this.lines, [rows, [...this.columns.values()].flatMap((column) => column.gone.map((cell) => cell.element))]);
  }

  missing() { return el("div", { class: "line missing" }, this.view.studio.t("script.no.line")); }

  cell(lang) {
    const { view } = this;
    const at = (cell) => this.place([lang, cell.where.number - 1]);
    return new LineCell({ segment: this.id, lang }, {
      figures: () => view.script.figures,
      figure: (id) => { view.panel.show(id); view.look(this.id, null, lang); },
      focus: (_, mark = null) => view.look(this.id, mark, lang),
      edit: (cell, was, text, failed) => view.text({ file: this.file, at: () => at(cell), was, text }, failed),
      check: (cell, was, text) => view.check({ file: this.file, at: at(cell), was, text }),
      tell: (words) => view.studio.notice(words),
      ended: () => view.draw(),
    });
  }

  /** What makes a line more behind each, and takes each out; in every language at once. */
  lineTools(count) {
    while (this.tools.length < count) this.tools.push(this.toolsOf(this.tools.length + 1));
    for (const { lastChild } of this.tools) lastChild.disabled = count < 2;
    return this.tools.slice(0, count);
  }

  toolsOf(number) {
    const { t } = this.view.studio;
    const name = `${this.id} ${number}`;
    return el("div", { class: "line-tools" },
      sign(SIGNS.add, `${t("script.line.add")}: ${name}`, () => this.add(number)),
      sign(SIGNS.drop, `${t("script.line.remove")}: ${name}`, () => this.rewrite((whole) => removed(whole, number - 1))));
  }

  /** The form for a line more, behind the line where it was asked for, wherever that goes; one that is open comes there. */
  add(number) {
    const rows = [...this.columns].map(([lang, column]) => [lang, column.lines[number - 1]]);
    this.form ??= { element: this.lineForm() };
    this.form.behind = new Map(rows.filter(([, cell]) => cell));
    this.view.draw();
    this.form.element.querySelector("input").focus();
  }

  lineForm() {
    const close = () => { this.form = null; this.view.draw(); };
    const save = async (texts, failed) => {
      const stands = await this.rewrite((whole, lang) => inserted(whole, this.form.behind.get(lang)?.where.number || Infinity, texts[lang]), failed);
      if (stands) close();
      return stands;
    };
    return lineForm(this.view.script.languages, { label: `${this.view.studio.t("script.line.new")} ${this.id}`, save, abandon: close });
  }

  /** The segment's words in every language as `changed(text, language)` has them: all of them are written, or none. */
  rewrite(changed, failed) {
    const texts = this.view.script.languages.map((lang) => {
      const was = this.told.whole[lang] ?? null;
      return { at: () => this.place([lang]), was, text: changed(was, lang) };
    });
    return this.view.texts({ file: this.file, texts }, failed);
  }
}

const seconds = (segment) => Object.entries(segment.seconds).map(([lang, each]) => `${lang} ${each.toFixed(1)} s`).join(" · ");
