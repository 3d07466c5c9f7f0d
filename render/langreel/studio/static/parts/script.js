// The script: its lines in every language, side by side, written where they stand.

import { button, choice, el, fill } from "../dom.js";
import { Edits } from "../edits.js";
import { FigurePanel } from "../figure_panel.js";
import { arrange, isNews, kept, refill, shown } from "../in_hand.js";
import { SegmentView } from "../segment_view.js";
import { StillView } from "../still_view.js";
import { inLanguage } from "../words.js";

export const name = "script";

export async function mount(place, studio, where) {
  const view = new ScriptView(place, studio);
  await view.load();
  if (where[0]) view.goTo({ segment: where[0], lang: where[1], line: Number(where[2]) });
  const off = studio.on("files", () => view.load().catch(studio.failed));
  return () => { off(); view.close(); };
}

class ScriptView {
  constructor(place, studio) {
    const { t } = studio;
    this.place = place;
    this.studio = studio;
    this.edits = new Edits(studio, () => this.load());
    this.telling = new Map();
    this.acts = new Map();
    this.still = new StillView(studio);
    this.panel = new FigurePanel(studio,
      { edits: this.edits, figures: () => this.script.figures, go: (use) => this.goTo(use), again: () => this.load() });
    this.askScript = studio.latest(studio.get);
    this.askFindings = studio.latest(studio.get);
    this.key = (event) => this.keyed(event);
    this.outline = el("nav", { class: "outline", "aria-label": t("script.outline") });
    this.tools = el("div", { class: "tools" },
      button(t("script.undo"), () => this.edits.undo(), { title: "Ctrl Z" }),
      button(t("script.redo"), () => this.edits.redo(), { title: "Ctrl Shift Z" }));
    this.written = el("div", { class: "acts" }, this.tools);
    this.marks = el("div", { class: "moment" });
    this.list = el("ul", { class: "findings" });
    this.context = el("aside", { class: "context" }, this.marks, this.still.element, this.panel.element,
      el("section", {}, el("h2", {}, t("script.findings")), this.list));
    document.addEventListener("keydown", this.key);
  }

  close() { document.removeEventListener("keydown", this.key); }

  /** What the files say now, drawn where it stands. */
  async load() {
    this.script = await this.askScript("/api/script");
    this.draw();
    fill(this.place, this.outline, this.written, this.context);
    this.findings();
    this.panel.load();
    const first = this.script.acts[0]?.segments[0];
    if (this.at || first) this.look(this.at?.segment ?? first.id);
  }

  draw() {
    const told = new Map(this.script.acts.map((act) => [act.file, act]));
    this.acts = kept(this.acts, told, (file) => new ActView(file, this));
    arrange(this.written, [this.tools, shown(this.acts).map((act) => act.element)]);
    const outlined = this.script.acts.map((act) => [act.file, act.chapter, act.segments.map((each) => each.id)]);
    if (isNews(this.telling, "outline", outlined)) this.drawOutline();
  }

  drawOutline() {
    fill(this.outline, this.script.acts.map((act) => [
      el("h3", {}, chapterOf(act) || act.file),
      el("ul", {}, act.segments.map((segment) => el("li", {}, el("a", { href: `#script/${encodeURIComponent(segment.id)}` }, segment.id))))]));
  }

  segment(id) { return this.script.acts.flatMap((act) => act.segments).find((each) => each.id === id); }

  /** Write a text of the script; what is shown is what the files say then. It ends as those of `Edits` do. */
  text(edit, failed) { return this.told(this.edits.text(edit, failed)); }

  /** Write several, all or none. Where another has changed one of them the reader sees that, and what was asked for is not written. */
  texts(edit, failed = this.studio.failed) {
    const ask = () => { failed({ message: this.studio.t("script.conflict") }); return null; };
    return this.told(this.edits.texts(edit, { failed, ask }));
  }

  async told(writing) {
    const stands = await writing;
    if (stands !== null) await this.load().catch(this.studio.failed);
    return stands;
  }

  check({ file, ...edit }) { return this.studio.post("/api/script/check", { file, edits: [edit] }).catch(() => null); }

  /** The still beside the line: of a segment, at a mark or where it ends, in a dub. */
  look(segment, mark = null, lang = null) {
    const same = this.at?.segment === segment;
    this.at = { segment, mark: mark ?? (same ? this.at.mark : ""), lang: lang ?? this.at?.lang ?? this.script.languages[0] };
    for (const each of this.place.querySelectorAll(".segment.current")) each.classList.remove("current");
    this.place.querySelector(`#segment-${CSS.escape(segment)}`)?.classList.add("current");
    const found = this.segment(segment);
    const marks = [...new Set(Object.values(found?.lines ?? {}).flat().flatMap((line) => line.pieces.filter((piece) => piece.kind === "mark").map((piece) => piece.value)))];
    if (!marks.includes(this.at.mark)) this.at.mark = "";
    this.drawMoment(segment, marks);
    this.still.show(this.at.lang, segment, this.at.mark ? `${this.at.mark}+0.7` : "");
  }

  drawMoment(segment, marks) {
    const { t } = this.studio;
    const { languages } = this.script;
    if (!isNews(this.telling, "moment", [this.at, marks, languages])) return;
    refill(this.marks, el("h2", {}, segment),
      choice(t("script.moment"), [...marks.map((each) => [each, `@${each}`]), ["", t("script.end")]], this.at.mark, (each) => this.look(segment, each)),
      choice(t("script.dub"), languages.map((each) => [each, each]), this.at.lang, (each) => this.look(segment, null, each)));
  }

  /** That there are none is said only by who has looked. */
  async findings() {
    const failed = (error) => (error.told?.errors ?? [error]).map(({ message, where, hint }) => ({ severity: "error", message, where, hint }));
    const found = await this.askFindings("/api/findings").then((told) => told.findings, failed);
    fill(this.list,
      found.map((each) => el("li", { class: each.severity }, each.message, " ", each.where && el("code", {}, each.where), each.hint && el("small", {}, each.hint))),
      !found.length && el("li", { class: "good" }, this.studio.t("script.clean")));
  }

  goTo({ segment, lang, line }) {
    const found = this.place.querySelector(`#segment-${CSS.escape(segment)}`);
    if (!found) return;
    found.scrollIntoView({ block: "start" });
    this.look(segment, null, lang || null);
    const cell = lang && found.querySelector(`.line[aria-label="${CSS.escape(`${segment} ${line} ${lang}`)}"]`);
    cell?.classList.add("lit");
    setTimeout(() => cell?.classList.remove("lit"), 2500);
    (cell?.querySelector(".pen") ?? found).focus({ preventScroll: true });
  }

  keyed(event) {
    const typing = ["TEXTAREA", "INPUT"].includes(document.activeElement?.tagName);
    if (typing || !(event.ctrlKey || event.metaKey) || event.key.toLowerCase() !== "z") return;
    event.preventDefault();
    if (event.shiftKey) this.edits.redo(); else this.edits.undo();
  }
}

/** An act, by its file: its segments, and what is wrong with it where it cannot be read. */
class ActView {
  constructor(file, view) {
    this.file = file;
    this.view = view;
    this.segments = new Map();
    this.heading = el("h2");
    this.element = el("section", { class: "act" });
  }

  get inHand() { return [...this.segments.values()].some((each) => each.inHand); }

  load(act) {
    fill(this.heading, act.broken ? act.file : [chapterOf(act), " ", el("small", {}, act.file)]);
    this.draw(act.segments, act.broken && el("p", { class: "error" }, act.broken.message, " ", el("code", {}, act.broken.where)));
  }

  lose() { this.draw([]); }

  draw(segments, wrong) {
    const keys = segments.map(({ id }, at) => JSON.stringify([id, segments.slice(0, at).filter((each) => each.id === id).length]));
    const told = new Map(segments.map((segment, at) => [keys[at], { file: this.file, segment }]));
    this.segments = kept(this.segments, told, (key) => new SegmentView(JSON.parse(key)[0], this.view));
    arrange(this.element, [this.heading, wrong, shown(this.segments).map((each) => each.element)]);
  }
}

const chapterOf = (act) => inLanguage(act.chapter, document.documentElement.lang);
