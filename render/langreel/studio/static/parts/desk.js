// The translator's desk: one language at a time, each line with all that its translator should know.

import { button, choice, el, fill } from "../dom.js";
import { Player } from "../player.js";

export const name = "desk";
const CALM = 60;
const STATES = ["all", "open", "unsure", "broken"];

export async function mount(place, studio, where) {
  const desk = new TranslatorsDesk(place, studio);
  await desk.open(where[0], where[1]);
  const end = studio.on("files", () => desk.refresh().catch(studio.failed));
  return () => { end(); desk.player?.pause(); };
}

class TranslatorsDesk {
  constructor(place, studio) {
    this.place = place;
    this.studio = studio;
    this.t = studio.t;
    this.askDesk = studio.latest(studio.get);
    this.filter = "all";
    this.search = "";
  }

  async open(lang, key) {
    const told = await this.studio.get("/api/desk");
    this.languages = told.languages;
    this.formats = told.formats;
    this.lang = lang ?? sessionStorage.getItem("langreel.desk") ?? this.languages[0]?.code;
    this.key = key;
    if (!this.lang) { fill(this.place, this.languageTools(), el("p", {}, this.t("desk.none"))); return; }
    sessionStorage.setItem("langreel.desk", this.lang);
    await this.load();
    this.build();
  }

  async load() {
    const told = await this.askDesk(`/api/desk/${this.studio.path(this.lang)}`);
    this.desk = told.desk;
    for (const { card: { entry } } of this.desk.lines) entry.key = `${entry.segment}.${entry.number}`;
    this.direction = told.direction;
    this.cues = this.desk.cues;
  }

  get lines() { return this.desk.lines; }
  get line() { return this.lines.find((each) => each.card.entry.key === this.key) ?? this.lines[0]; }

  /** Files have changed: the list says so at once; words that are being typed stay. */
  async refresh() {
    if (!this.lang) return;
    const { key } = this, was = JSON.stringify(this.line), before = this.line?.card.entry.target;
    await this.load();
    this.drawList();
    // The line is another by now, or what is known of it is the same: what is being typed is left alone.
    if (key !== this.key || JSON.stringify(this.line) === was) return;
    const typed = this.words?.value, focused = document.activeElement === this.words;
    if (typed === undefined || typed === before || typed === this.line.card.entry.target) {
      this.edit();
      if (focused) this.words.focus();
    } else if (this.line.card.entry.target !== before) this.asked(this.line.card.entry.target);
  }

  build() {
    this.count = el("output", { class: "count" });
    this.list = el("ol", { class: "lines", role: "listbox", "aria-label": this.t("desk.lines"), tabIndex: 0 });
    this.list.addEventListener("keydown", (event) => this.move(event));
    this.editor = el("section", { class: "editor", "aria-label": this.t("desk.editor") });
    const find = el("input", { type: "search", size: 14, placeholder: this.t("desk.search"), "aria-label": this.t("desk.search"),
      oninput: (event) => { this.search = event.target.value.toLocaleLowerCase(); this.drawList(); } });
    const filter = choice(this.t("desk.filter"), STATES.map((state) => [state, this.t(`desk.filter.${state}`)]), this.filter,
      (state) => { this.filter = state; this.drawList(); });
    fill(this.place,
      el("div", { class: "controls", role: "toolbar", "aria-label": this.t("desk.title") },
        this.languageTools(), find, filter, this.count, button(this.t("desk.next"), () => this.next()), this.fileTools()),
      el("div", { class: "two" }, this.list, this.editor),
      el("p", { class: "keys" }, this.t("desk.keys")));
    this.place.ondragover = (event) => event.preventDefault();
    this.place.ondrop = (event) => { event.preventDefault(); this.take(event.dataTransfer.files[0]); };
    this.drawList();
    this.edit();
  }

  languageTools() {
    const added = el("input", { size: 6, placeholder: "pt-BR", "aria-label": this.t("desk.add") });
    const add = () => { if (added.value.trim()) this.open(added.value.trim()).catch(this.studio.failed); };
    const listed = this.languages.map((each) => [each.code, each.name]);
    if (this.lang && !listed.some(([code]) => code === this.lang)) listed.push([this.lang, this.lang]);
    return [listed.length ? choice(this.t("desk.language"), listed, this.lang, (lang) => this.open(lang).catch(this.studio.failed)) : null,
      added, button(this.t("desk.add"), add)];
  }

  fileTools() {
    const formats = choice(this.t("desk.export"), [["", this.t("desk.export")], ...this.formats.map((each) => [each, each])], "",
      (fmt) => { if (fmt) this.fetch(fmt); formats.value = ""; });
    const file = el("input", { type: "file", hidden: true, onchange: (event) => this.take(event.target.files[0]) });
    return el("span", { class: "end" }, formats, file, button(this.t("desk.import"), () => file.click()));
  }

  fetch(fmt) {
    el("a", { href: `/media/desk/${this.studio.path(this.lang, fmt)}`, download: "" }).click();
  }

  /** A translator's file goes into the catalogue; what does not fit is told. */
  async take(file) {
    if (!file) return;
    try {
      const told = await this.studio.upload(`/api/desk/${this.studio.path(this.lang)}/sheet/${this.studio.path(file.name)}`, file);
      const { changed, fresh, lines, findings } = told.report;
      this.studio.notice(this.t("desk.taken", { changed, fresh, lines }));
      for (const each of findings.slice(0, 5)) this.studio.notice([each.message, each.hint].filter(Boolean).join(" · "), each.severity);
      await this.refresh();
    } catch (error) { this.studio.failed(error); }
  }

  wanted(line) {
    const { entry } = line.card;
    if (this.search && ![entry.key, entry.source, entry.target].some((text) => text.toLocaleLowerCase().includes(this.search))) return false;
    if (this.filter === "broken") return line.findings.length > 0;
    return this.filter === "all" || line.state === this.filter;
  }

  drawList() {
    const done = this.lines.filter((line) => line.state === "done").length;
    this.count.textContent = this.t("desk.count", { done, lines: this.lines.length });
    this.key = this.line.card.entry.key;
    fill(this.list, this.lines.filter((line) => this.wanted(line)).map((line) => {
      const { entry } = line.card;
      const state = line.findings.length && line.state === "done" ? "broken" : line.state;
      return el("li", { role: "option", "aria-selected": String(entry.key === this.key), class: state, id: `line-${entry.key}`,
        onclick: () => this.choose(entry.key) },
        el("span", { class: "state", title: this.t(`desk.state.${state}`) }, this.t(`desk.state.${state}`)),
        el("span", { class: "source", lang: this.desk.source }, entry.source),
        el("span", { class: "target", lang: this.lang, dir: this.direction }, entry.target));
    }));
    this.list.setAttribute("aria-activedescendant", `line-${this.key}`);
    this.list.querySelector("[aria-selected=true]")?.scrollIntoView({ block: "nearest" });
  }

  move(event) {
    const steps = { ArrowDown: 1, ArrowUp: -1 };
    if (event.key === "Enter") { event.preventDefault(); this.words.focus(); return; }
    if (!(event.key in steps)) return;
    event.preventDefault();
    const shown = this.lines.filter((line) => this.wanted(line));
    const at = shown.indexOf(this.line) + steps[event.key];
    if (shown[at]) this.choose(shown[at].card.entry.key, false);
  }

  async choose(key, focus = true) {
    await this.keep();
    this.key = key;
    this.drawList();
    this.edit();
    if (focus) this.words.focus();
  }

  /** The next line that nobody has translated, or that somebody has to look at. */
  next() {
    const at = this.lines.indexOf(this.line);
    const round = [...this.lines.slice(at + 1), ...this.lines.slice(0, at)];
    const found = round.find((line) => line.state !== "done");
    if (found) this.choose(found.card.entry.key);
    else this.studio.notice(this.t("desk.all"));
  }

  edit() {
    const { card } = this.line;
    const { entry } = card;
    this.words = el("textarea", { value: entry.target, rows: 3, lang: this.lang, dir: this.direction, spellcheck: true,
      "aria-label": this.t("desk.words"), oninput: () => this.typed(), onkeydown: (event) => this.press(event) });
    this.note = el("input", { value: entry.note, "aria-label": this.t("desk.note"), placeholder: this.t("desk.note") });
    this.unsure = el("input", { type: "checkbox", checked: entry.unsure });
    this.bars = el("div", { class: "bars" });
    this.told = el("ul", { class: "findings", "aria-live": "polite" });
    this.conflict = el("div", {});
    fill(this.editor,
      el("header", {}, el("strong", {}, entry.key), button(this.t("desk.script"), () => this.studio.go("script", entry.segment))),
      this.screen(),
      el("p", { class: "said", lang: this.desk.source }, entry.source),
      card.previous && el("p", { class: "why" }, this.t("desk.previous"), " ", el("del", { lang: this.desk.source }, card.previous)),
      card.others.map(([lang, text]) => el("p", { class: "other", lang }, text)),
      this.chips("desk.numbers", card.numbers), this.chips("desk.terms", card.terms),
      this.words, this.bars, this.told, this.conflict,
      el("div", { class: "controls" }, this.note, el("label", {}, this.unsure, this.t("desk.unsure")),
        button(this.t("desk.keep"), () => this.keep(), {}),
        button(this.t("desk.keep.next"), () => this.keep().then((kept) => kept && this.next()), { class: "main" })));
    this.drawBars(this.line.size);
    this.drawFindings(this.line.findings, "");
  }

  /** What must appear, to be put in by a click: a figure by its name, so that it moves with the data. */
  chips(key, words) {
    if (!words.length) return null;
    return el("p", { class: "chips" }, this.t(key), " ", words.map((text) =>
      button(text, () => this.put(/\{\w+\}/.exec(text)?.[0] ?? text), { class: "chip" })));
  }

  put(text) {
    this.words.setRangeText(text, this.words.selectionStart, this.words.selectionEnd, "end");
    this.words.focus();
    this.typed();
  }

  screen() {
    this.below = el("p", { class: "cue", lang: this.lang, dir: this.direction, "aria-hidden": "true" });
    const place = el("div", { class: "watched" }, el("div", { class: "screen" }));
    this.watch(place).catch(this.studio.failed);
    return place;
  }

  /** The finished dub at this line, with the subtitles as they are being typed. */
  async watch(place) {
    if (!this.player) {
      const film = await this.studio.get("/api/film");
      const dub = film.dubs.find((each) => each.lang === this.desk.dub);
      if (!dub?.reel) { fill(place, el("p", { class: "keys" }, this.t("desk.unmade"))); return; }
      if (this.player) return;
      this.player = new Player(dub, () => this.showCue());
      this.player.track("");
      this.player.element.addEventListener("click", () => this.player.toggle());
    }
    const { dub } = this.player;
    this.player.pause();
    this.player.show((this.line.start + this.line.frames * 0.6) / this.desk.fps * dub.fps, false);
    this.player.element.querySelector(".cue")?.remove();
    this.player.element.append(this.below);
    fill(place, this.player.element);
    this.showCue();
  }

  showCue() {
    const at = this.player.frame / this.player.dub.fps * this.desk.fps;
    const cue = this.cues.find((each) => each.span.start <= at && at < each.span.start + each.span.frames);
    fill(this.below, cue ? cue.lines.map((line) => el("span", {}, line)) : []);
  }

  typed() {
    clearTimeout(this.waiting);
    this.waiting = setTimeout(() => this.attempt().catch(this.studio.failed), CALM);
  }

  async attempt() {
    const { entry } = this.line.card;
    const target = this.words.value.replace(/\s*\n\s*/g, " ");
    const told = await this.studio.post(`/api/desk/${this.studio.path(this.lang)}/attempt`, { key: entry.key, target });
    if (entry.key !== this.key || target !== this.words.value.replace(/\s*\n\s*/g, " ")) return;
    const { start, frames } = this.line;
    const around = this.desk.cues.filter((cue) => cue.span.start + cue.span.frames <= start || cue.span.start >= start + frames);
    this.cues = [...around, ...told.cues].sort((a, b) => a.span.start - b.span.start);
    this.drawBars(told.size);
    this.drawFindings(target ? told.findings : [], told.better);
    if (this.player) this.showCue();
  }

  drawBars(size) {
    fill(this.bars, this.line.card.budgets.map((budget) => {
      const over = size > budget.characters;
      const told = this.t("desk.budget", { dub: budget.lang, size: Math.round(size * 10) / 10, most: budget.characters,
        seconds: budget.seconds.toFixed(1), speed: (size / budget.seconds).toFixed(1), fastest: this.desk.speed });
      return el("label", { class: over ? "bar-over" : "" },
        el("meter", { min: 0, max: budget.characters || 1, value: Math.min(size, budget.characters), high: budget.characters * 0.9 }), told);
    }));
  }

  drawFindings(findings, better) {
    fill(this.told, findings.map((each) => el("li", { class: each.severity }, el("code", {}, each.rule), " ", each.message,
      each.hint && el("span", { class: "hint" }, each.hint))),
      better && el("li", {}, button(this.t("desk.better"), () => { this.words.value = better; this.typed(); }), " ", better));
  }

  press(event) {
    if (event.key !== "Enter") return;
    event.preventDefault();
    this.keep().then((kept) => kept && (event.ctrlKey || event.metaKey) && this.next());
  }

  /** Store the line, if it is another than before. Gives whether it stands. */
  async keep(was = this.line.card.entry.target) {
    const { entry } = this.line.card;
    const target = this.words.value.replace(/\s*\n\s*/g, " ").trim();
    const same = target === entry.target && this.note.value === entry.note && this.unsure.checked === entry.unsure;
    if (!target || same) return true;
    const asked = { key: entry.key, was, target, note: this.note.value, unsure: this.unsure.checked };
    try {
      const told = await this.studio.post(`/api/desk/${this.studio.path(this.lang)}`, asked);
      for (const each of told.report.findings) {
        if (each.message.startsWith(`${entry.key} `)) this.studio.notice([each.message, each.hint].filter(Boolean).join(" · "), each.severity);
      }
      await this.load();
      this.drawList();
      return true;
    } catch (error) {
      if (error.status === 409) this.asked(error.told.theirs);
      else this.studio.failed(error);
      return false;
    }
  }

  /** Somebody else has changed the line meanwhile: which of the two shall stand? */
  asked(theirs) {
    fill(this.conflict, el("section", { class: "problem", role: "alert" },
      el("strong", {}, this.t("desk.changed")), el("p", { lang: this.lang, dir: this.direction }, theirs),
      button(this.t("desk.theirs"), () => { this.words.value = theirs; this.refresh().then(() => this.edit()); }),
      button(this.t("desk.mine"), () => { fill(this.conflict); this.keep(theirs); })));
  }
}
