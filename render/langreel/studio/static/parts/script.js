// The script: its lines in every language, side by side, written where they stand.

import { button, choice, el, fill, sign } from "../dom.js";
import { Edits } from "../edits.js";
import { FigurePanel } from "../figure_panel.js";
import { LineCell } from "../line_cell.js";
import { inserted, lineForm, removed } from "../new_line.js";
import { StillView } from "../still_view.js";
import { inLanguage } from "../words.js";

export const name = "script";
const SIGNS = { add: "M7 3h2v4h4v2H9v4H7V9H3V7h4z", drop: "M3 7h10v2H3z" };

export async function mount(place, studio, where) {
  const view = new ScriptView(place, studio);
  await view.load();
  if (where[0]) view.goTo({ segment: where[0], lang: where[1], line: Number(where[2]) });
  const off = studio.on("files", () => view.load().catch(studio.failed));
  return () => { off(); view.close(); };
}

class ScriptView {
  constructor(place, studio) {
    this.place = place;
    this.studio = studio;
    this.edits = new Edits(studio);
    this.cells = new Map();
    this.still = new StillView(studio);
    this.panel = new FigurePanel(studio, this.edits, (use) => this.goTo(use));
    this.askScript = studio.latest(studio.get);
    this.askFindings = studio.latest(studio.get);
    this.key = (event) => this.keyed(event);
    document.addEventListener("keydown", this.key);
  }

  close() { document.removeEventListener("keydown", this.key); }

  async load() {
    this.script = await this.askScript("/api/script");
    const shape = JSON.stringify(this.script.acts.map((act) => [act.file, act.broken, act.segments.map((each) =>
      [each.id, each.labels, each.hold, Object.entries(each.lines).map(([lang, lines]) => [lang, lines.length])])]));
    if (shape === this.shape) this.refresh();
    else if (!this.form && ![...this.cells.values()].some((cell) => cell.editor)) { this.shape = shape; this.build(); }
    this.findings();
    if (this.panel.id) this.panel.show(this.panel.id, this.script.figures[this.panel.id]);
    if (this.at) this.draw();
  }

  refresh() {
    for (const act of this.script.acts) {
      for (const segment of act.segments) {
        for (const [lang, lines] of Object.entries(segment.lines)) {
          lines.forEach((line, number) => this.cells.get(`${segment.id}.${lang}.${number}`)?.load(line));
        }
        const told = this.lengths.get(segment.id);
        if (told) told.textContent = seconds(segment);
      }
    }
  }

  build() {
    const { t } = this.studio;
    this.cells.clear();
    this.lengths = new Map();
    this.list = el("ul", { class: "findings" });
    const acts = this.script.acts.map((act) => this.act(act));
    const nav = el("nav", { class: "outline", "aria-label": t("script.outline") }, this.script.acts.map((act) => [
      el("h3", {}, inLanguage(act.chapter, document.documentElement.lang) || act.file),
      el("ul", {}, act.segments.map((segment) => el("li", {}, el("a", { href: `#script/${encodeURIComponent(segment.id)}` }, segment.id))))]));
    this.marks = el("div", { class: "moment" });
    fill(this.place, nav, el("div", { class: "acts" },
      el("div", { class: "tools" },
        button(t("script.undo"), () => this.edits.undo(), { title: "Ctrl Z" }), button(t("script.redo"), () => this.edits.redo(), { title: "Ctrl Shift Z" })),
      acts),
      el("aside", { class: "context" }, this.marks, this.still.element, this.panel.element,
        el("section", {}, el("h2", {}, t("script.findings")), this.list)));
    const first = this.script.acts[0]?.segments[0];
    if (first && !this.at) this.look(first.id);
  }

  act(act) {
    const { t } = this.studio;
    if (act.broken) return el("section", { class: "act" }, el("h2", {}, act.file), el("p", { class: "error" }, act.broken.message, " ", el("code", {}, act.broken.where)));
    return el("section", { class: "act" }, el("h2", {}, inLanguage(act.chapter, document.documentElement.lang), " ", el("small", {}, act.file)),
      act.segments.map((segment) => el("article", { class: "segment", id: `segment-${segment.id}`, tabIndex: -1, "aria-label": segment.id },
        el("header", {}, el("h3", {}, segment.id), el("code", {}, segment.scene), this.length(segment), this.hold(act, segment),
          button(t("script.watch"), () => this.studio.go("film", segment.id))),
        this.labels(act, segment), this.lines(act, segment))));
  }

  segment(id) { return this.script.acts.flatMap((act) => act.segments).find((each) => each.id === id); }

  length(segment) {
    const made = el("span", { class: "seconds" }, seconds(segment));
    this.lengths.set(segment.id, made);
    return made;
  }

  hold(act, segment) {
    const { t } = this.studio;
    return this.field(act, [...segment.at, "hold"], segment.hold === null ? null : String(segment.hold), { label: `${segment.id} ${t("script.hold")}`, words: t("script.hold"), size: 4, inputMode: "decimal" });
  }

  labels(act, segment) {
    const langs = this.script.languages;
    const rows = Object.entries(segment.labels).filter(([, texts]) => texts && typeof texts === "object");
    return rows.length > 0 && el("div", { class: "labels" }, rows.map(([key, texts]) => [el("span", { class: "key" }, key),
      langs.map((lang) => this.field(act, [...segment.at, "labels", key, lang], texts[lang] ?? null, { label: `${segment.id} ${key} ${lang}`, lang }))]));
  }

  /** One text of the script in a field of its own; written when the reader has left it, or pressed Enter. */
  field(act, at, was, { label, words, ...properties }) {
    const made = el("input", { value: was ?? "", "aria-label": label, data: { at: at.join(".") }, ...properties });
    let known = was;
    made.addEventListener("change", async () => {
      const text = made.value.trim();
      if (text === (known ?? "")) return;
      if (await this.edits.text({ file: act.file, at, was: known, text })) known = text;
      else made.value = known ?? "";
    });
    made.addEventListener("focus", () => this.look(made.closest(".segment").getAttribute("aria-label"), null, properties.lang));
    return words ? el("label", {}, words, made) : made;
  }

  lines(act, segment) {
    const langs = this.script.languages;
    const count = Math.max(...langs.map((lang) => segment.lines[lang]?.length ?? 0));
    const made = el("div", { class: "lines" });
    const rows = Array.from({ length: count }, (_, number) => [langs.map((lang) => {
      const line = segment.lines[lang]?.[number];
      if (!line) return el("div", { class: "line missing" }, this.studio.t("script.no.line"));
      const cell = new LineCell(line, { segment: segment.id, lang, number: number + 1 }, this.acts(act, segment));
      this.cells.set(`${segment.id}.${lang}.${number}`, cell);
      return cell.element;
    }), this.lineTools(act, segment, { number, count, lines: made })]);
    made.style.gridTemplateColumns = `repeat(${langs.length}, minmax(0, 1fr)) max-content`;
    return fill(made, rows);
  }

  /** What makes a line more behind one, and takes one out; in every language at once. */
  lineTools(act, segment, { number, count, lines }) {
    const { t } = this.studio;
    const name = `${segment.id} ${number + 1}`;
    const add = sign(SIGNS.add, `${t("script.line.add")}: ${name}`, () => this.add(act, segment, { behind: number + 1, lines }));
    const drop = sign(SIGNS.drop, `${t("script.line.remove")}: ${name}`, () => this.rewrite(act, segment, (whole) => removed(whole, number)), { disabled: count < 2 });
    return el("div", { class: "line-tools" }, add, drop);
  }

  add(act, segment, { behind, lines }) {
    this.form?.remove();
    const close = () => { this.form?.remove(); this.form = null; };
    const save = (texts) => {
      close();
      this.rewrite(act, segment, (whole, at) => inserted(whole, behind, texts[at]));
    };
    this.form = lineForm(this.script.languages, { label: `${this.studio.t("script.line.new")} ${segment.id} ${behind + 1}`, save, abandon: close });
    const next = lines.children[behind * (this.script.languages.length + 1)];
    lines.insertBefore(this.form, next ?? null);
    this.form.querySelector("input").focus();
  }

  /** A segment's words in every language as `changed(text, number of the language)` has them. */
  rewrite(act, segment, changed) {
    const { whole } = this.segment(segment.id);
    return this.edits.texts(this.script.languages.map((lang, at) => {
      const was = whole[lang] ?? null;
      return { file: act.file, at: [...segment.at, lang], was, text: changed(was, at) };
    }));
  }

  acts(act, segment) {
    const at = (cell) => [...segment.at, cell.where.lang, cell.where.number - 1];
    return {
      figures: () => this.script.figures,
      figure: (id, cell) => { this.panel.show(id, this.script.figures[id]); this.look(segment.id, null, cell.where.lang); },
      focus: (cell, mark = null) => this.look(segment.id, mark, cell.where.lang),
      edit: (cell, was, text) => this.edits.text({ file: act.file, at: at(cell), was, text }),
      check: (cell, was, text) => this.studio.post("/api/script/check", { file: act.file, at: at(cell), was, text }).catch(() => null),
    };
  }

  /** The still beside the line: of a segment, at a mark or where it ends, in a dub. */
  look(segment, mark = null, lang = null) {
    const same = this.at?.segment === segment;
    this.at = { segment, mark: mark ?? (same ? this.at.mark : ""), lang: lang ?? this.at?.lang ?? this.script.languages[0] };
    for (const each of this.place.querySelectorAll(".segment.current")) each.classList.remove("current");
    this.place.querySelector(`#segment-${CSS.escape(segment)}`)?.classList.add("current");
    const found = this.segment(segment);
    const marks = [...new Set(Object.values(found?.lines ?? {}).flat().flatMap((line) => line.pieces.filter((piece) => piece.kind === "mark").map((piece) => piece.value)))];
    if (!marks.includes(this.at.mark)) this.at.mark = "";
    fill(this.marks, el("h2", {}, segment),
      choice(this.studio.t("script.moment"), [...marks.map((each) => [each, `@${each}`]), ["", this.studio.t("script.end")]], this.at.mark, (each) => this.look(segment, each)),
      choice(this.studio.t("script.dub"), this.script.languages.map((each) => [each, each]), this.at.lang, (each) => this.look(segment, null, each)));
    this.draw();
  }

  draw() {
    const { lang, segment, mark } = this.at;
    this.still.show(lang, segment, mark ? `${mark}+0.7` : "");
  }

  async findings() {
    const { findings } = await this.askFindings("/api/findings").catch((error) => ({ findings: (error.told?.errors ?? []).map((each) => ({ severity: "error", ...each })) }));
    fill(this.list, findings.map((each) => el("li", { class: each.severity }, each.message, " ", el("code", {}, each.where), each.hint && el("small", {}, each.hint))),
      !findings.length && el("li", { class: "good" }, this.studio.t("script.clean")));
  }

  goTo({ segment, lang, line }) {
    const found = this.place.querySelector(`#segment-${CSS.escape(segment)}`);
    if (!found) return;
    found.scrollIntoView({ block: "start" });
    this.look(segment, null, lang || null);
    const cell = lang && this.cells.get(`${segment}.${lang}.${line - 1}`);
    cell?.element.classList.add("lit");
    setTimeout(() => cell?.element.classList.remove("lit"), 2500);
    (cell?.element.querySelector(".pen") ?? found).focus({ preventScroll: true });
  }

  keyed(event) {
    const typing = ["TEXTAREA", "INPUT"].includes(document.activeElement?.tagName);
    if (typing || !(event.ctrlKey || event.metaKey) || event.key.toLowerCase() !== "z") return;
    event.preventDefault();
    if (event.shiftKey) this.edits.redo(); else this.edits.undo();
  }
}

const seconds = (segment) => Object.entries(segment.seconds).map(([lang, each]) => `${lang} ${each.toFixed(1)} s`).join(" · ");
