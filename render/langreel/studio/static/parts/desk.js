// The translator's desk: one language at a time, each line with all that its translator should know.

import { button, choice, el, fill } from "../dom.js";
import { LineDraft } from "../line_draft.js";
import { Player } from "../player.js";

export const name = "desk";
const CALM = 60;
const STATES = ["all", "open", "unsure", "broken"];

export async function mount(place, studio, where) {
  const desk = new TranslatorsDesk(place, studio);
  await desk.open(where[0], where[1]);
  const end = studio.on("files", () => desk.refresh().catch(studio.failed));
  return () => { end(); desk.leave(); };
}

class TranslatorsDesk {
  constructor(place, studio) {
    this.place = place;
    this.studio = studio;
    this.t = studio.t;
    this.filter = "all";
    this.search = "";
    this.keeping = Promise.resolve();
  }

  async open(lang, key) {
    const told = await this.studio.get("/api/desk");
    this.languages = told.languages;
    this.formats = told.formats;
    const wanted = lang ?? sessionStorage.getItem("langreel.desk") ?? this.languages[0]?.code;
    if (!wanted) { fill(this.place, this.languageTools(), el("p", {}, this.t("desk.none"))); return; }
    const ask = this.studio.latest(() => this.studio.get(`/api/desk/${this.studio.path(wanted)}`)), loaded = await ask();
    // What is typed until here is for the language that is still shown.
    if (!await this.settled()) { this.chosen.value = this.lang; return; }
    this.lang = wanted;
    this.ask = ask;
    this.key = key;
    sessionStorage.setItem("langreel.desk", this.lang);
    this.show(loaded);
    this.build();
  }

  async load() {
    const { ask } = this, told = await ask();
    if (ask === this.ask) this.show(told);
  }

  show(told) {
    this.desk = told.desk;
    for (const { card: { entry } } of this.desk.lines) entry.key = `${entry.segment}.${entry.number}`;
    this.direction = told.direction;
    this.cues = this.desk.cues;
  }

  get lines() { return this.desk.lines; }
  get line() { return this.lines.find((each) => each.card.entry.key === this.key) ?? this.lines[Math.min(this.at ?? 0, this.lines.length - 1)]; }

  /** The line in the editor as it is now; none if it is gone, or says something else. */
  get home() {
    const entry = this.draft.home(this.lines.map((line) => line.card.entry));
    return entry && this.lines.find((line) => line.card.entry === entry);
  }

  /** Files have changed: everything says so at once; what is being typed, or on its way, stays. */
  async refresh() {
    if (!this.lang) return;
    await this.load();
    await this.keeping;
    this.follow();
  }

  /** Keep to the line in the editor, wherever it stands now, around what is being typed. */
  follow() {
    const { draft, home } = this, before = draft.entry.key, entry = home?.card.entry;
    if (entry && entry.key !== before) {
      this.key = entry.key;
      this.studio.notice(this.t("desk.moved", { before, now: entry.key }));
    }
    if (entry && !draft.clashing(entry).length) draft.meet(entry);
    if (!entry && !draft.unsaved) this.edit();
    else this.draw();
    // Whoever goes on typing did not mean the line that came in its place.
    if (!entry && !draft.unsaved && this.editor.contains(document.activeElement)) this.list.focus();
  }

  /** Another part is shown: what is typed is stored, or waits here. */
  leave() {
    this.player?.close();
    this.settled().then((all) => all || this.studio.notice(this.t("desk.waits"), "error"));
  }

  build() {
    this.count = el("output", { class: "count" });
    this.list = el("ol", { class: "lines", role: "listbox", "aria-label": this.t("desk.lines"), tabIndex: 0 });
    this.list.addEventListener("keydown", (event) => this.move(event));
    this.editor = el("section", { class: "editor", "aria-label": this.t("desk.editor") });
    this.fields();
    const find = el("input", { type: "search", size: 14, value: this.search, placeholder: this.t("desk.search"), "aria-label": this.t("desk.search"),
      oninput: (event) => { this.search = event.target.value; this.drawList(); } });
    const filter = choice(this.t("desk.filter"), STATES.map((state) => [state, this.t(`desk.filter.${state}`)]), this.filter,
      (state) => { this.filter = state; this.drawList(); });
    fill(this.place,
      el("div", { class: "controls", role: "toolbar", "aria-label": this.t("desk.title") },
        this.languageTools(), find, filter, this.count, button(this.t("desk.next"), () => this.next()), this.fileTools()),
      el("div", { class: "two" }, this.list, this.editor),
      el("p", { class: "keys" }, this.t("desk.keys")));
    this.place.ondragover = (event) => event.preventDefault();
    this.place.ondrop = (event) => { event.preventDefault(); this.take(event.dataTransfer.files[0]); };
    this.begin();
  }

  /** What of the editor stays, whichever line is shown in it. */
  fields() {
    this.draft = new LineDraft({ t: this.t, lang: this.lang, dir: this.direction, heard: () => this.typed(), press: (event) => this.press(event) });
    this.bars = el("div", { class: "bars" });
    this.told = el("ul", { class: "findings", "aria-live": "polite" });
    this.trouble = el("div", { class: "trouble" });
    this.below = el("p", { class: "cue", lang: this.lang, dir: this.direction, "aria-hidden": "true" });
    this.screen = el("div", { class: "watched" }, el("div", { class: "screen" }));
    this.watched = this.drawn = "";
    const { words, note, unsure } = this.draft;
    this.form = [words, this.bars, this.told, this.trouble,
      el("div", { class: "controls" }, note, el("label", {}, unsure, this.t("desk.unsure")),
        button(this.t("desk.keep"), () => this.keep(), {}),
        button(this.t("desk.keep.next"), () => this.keep().then((kept) => kept && this.next()), { class: "main" }))];
  }

  /** With the line that is wanted; but first with words that have waited to be stored. */
  begin() {
    const waiting = JSON.parse(sessionStorage.getItem(this.drawer)), wanted = this.line.card.entry.key;
    if (!waiting) { this.edit(); return; }
    this.draft.resume(waiting);
    this.key = waiting.entry.key;
    this.follow();
    if (this.key !== wanted && this.draft.unsaved) this.studio.notice(this.t("desk.waited"));
  }

  /** Where what is typed waits as long as it is not stored. */
  get drawer() { return `langreel.desk.${this.studio.shell.episode}.${this.lang}`; }

  remember() {
    const { entry, typed, unsaved } = this.draft;
    if (unsaved) sessionStorage.setItem(this.drawer, JSON.stringify({ entry, typed }));
    else sessionStorage.removeItem(this.drawer);
  }

  languageTools() {
    const added = el("input", { size: 6, placeholder: "pt-BR", "aria-label": this.t("desk.add") });
    const add = () => { if (added.value.trim()) this.open(added.value.trim()).catch(this.studio.failed); };
    const listed = this.languages.map((each) => [each.code, each.name]);
    if (this.lang && !listed.some(([code]) => code === this.lang)) listed.push([this.lang, this.lang]);
    const go = (lang) => this.open(lang).then(() => this.refresh()).catch((error) => { this.chosen.value = this.lang; this.studio.failed(error); });
    this.chosen = choice(this.t("desk.language"), listed, this.lang, go);
    return [listed.length ? this.chosen : null, added, button(this.t("desk.add"), add)];
  }

  fileTools() {
    const formats = choice(this.t("desk.export"), [["", this.t("desk.export")], ...this.formats.map((each) => [each, each])], "",
      (fmt) => { if (fmt) this.fetch(fmt); formats.value = ""; });
    const file = el("input", { type: "file", hidden: true, onchange: ({ target }) => {
      this.take(target.files[0]);
      // The same file once more is another choice.
      target.value = "";
    } });
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
    const search = this.search.toLocaleLowerCase();
    if (search && ![entry.key, entry.source, entry.target].some((text) => text.toLocaleLowerCase().includes(search))) return false;
    if (this.filter === "broken") return line.findings.length > 0;
    return this.filter === "all" || line.state === this.filter;
  }

  drawList() {
    const done = this.lines.filter((line) => line.state === "done").length;
    this.count.textContent = this.t("desk.count", { done, lines: this.lines.length });
    this.at = this.lines.indexOf(this.line);
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
    if (event.key === "Enter") { event.preventDefault(); this.draft.words.focus(); return; }
    if (!(event.key in steps)) return;
    event.preventDefault();
    const shown = this.lines.filter((line) => this.wanted(line));
    const at = shown.indexOf(this.line) + steps[event.key];
    if (shown[at]) this.choose(shown[at].card.entry.key, false);
  }

  /** Show a line once the one in the editor is stored. For words whose line is gone it is where they could belong. */
  async choose(key, focus = true) {
    const settled = await this.settled();
    if (!settled && this.home) return;
    this.key = key;
    if (settled) this.edit();
    else this.draw();
    if (focus && settled) this.draft.words.focus();
  }

  /** The next line that nobody has translated, or that somebody has to look at. */
  next() {
    const at = this.lines.indexOf(this.line);
    const round = [...this.lines.slice(at + 1), ...this.lines.slice(0, at)];
    const found = round.find((line) => line.state !== "done");
    if (found) this.choose(found.card.entry.key);
    else this.studio.notice(this.t("desk.all"));
  }

  /** Begin with the line that is chosen. */
  edit() {
    this.draft.lay(this.line.card.entry);
    this.draw();
  }

  /** The list, and what is known of the line around what is typed for it. */
  draw() {
    this.drawList();
    const { home } = this;
    this.drawAround(this.draft.entry, home?.card);
    this.drawTrouble();
    this.remember();
    if (!home) return;
    this.watch(home).catch(this.studio.failed);
    if (this.draft.changed) { this.typed(); return; }
    this.drawBars(home);
    this.drawFindings(home.findings);
  }

  /** What is the same as before is left: something in it may have the focus. */
  drawAround(entry, card) {
    const drawn = JSON.stringify([entry.key, entry.source, card]);
    if (this.drawn === drawn) return;
    this.drawn = drawn;
    fill(this.editor,
      el("header", {}, el("strong", {}, entry.key), button(this.t("desk.script"), () => this.studio.go("script", entry.segment))),
      this.screen, el("p", { class: "said", lang: this.desk.source }, entry.source), card && this.about(card), this.form);
  }

  about(card) {
    return [
      card.previous && el("p", { class: "why" }, this.t("desk.previous"), " ", el("del", { lang: this.desk.source }, card.previous)),
      card.others.map(([lang, text]) => el("p", { class: "other", lang }, text)),
      this.chips("desk.numbers", card.numbers), this.chips("desk.terms", card.terms)];
  }

  /** What must appear, to be put in by a click: a figure by its name, so that it moves with the data. */
  chips(key, words) {
    if (!words.length) return null;
    return el("p", { class: "chips" }, this.t(key), " ", words.map((text) =>
      button(text, () => this.put(/\{\w+\}/.exec(text)?.[0] ?? text), { class: "chip" })));
  }

  put(text) {
    const { words } = this.draft;
    words.setRangeText(text, words.selectionStart, words.selectionEnd, "end");
    words.focus();
    this.typed();
  }

  /** The finished dub at this line, with the subtitles as they are being typed. */
  async watch({ card: { entry }, start, frames }) {
    const place = this.screen, wanted = `${entry.key} ${start} ${frames}`;
    if (this.watched === wanted) return;
    this.watched = wanted;
    if (!this.player) {
      const film = await this.studio.get("/api/film");
      const dub = film.dubs.find((each) => each.lang === this.desk.dub);
      if (!dub?.reel) { fill(place, el("p", { class: "keys" }, this.t("desk.unmade"))); this.watched = ""; return; }
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
    this.remember();
    clearTimeout(this.waiting);
    // A line that is gone by now is told by the files.
    this.waiting = setTimeout(() => this.attempt().catch((error) => error.status === 404 || this.studio.failed(error)), CALM);
  }

  async attempt() {
    const { draft, home } = this, { key } = draft.entry, { target } = draft.typed;
    if (!home) return;
    const told = await this.studio.post(`/api/desk/${this.studio.path(this.lang)}/attempt`, { key, target });
    if (draft !== this.draft || key !== draft.entry.key || target !== draft.typed.target) return;
    const { start, frames } = home;
    const around = this.desk.cues.filter((cue) => cue.span.start + cue.span.frames <= start || cue.span.start >= start + frames);
    this.cues = [...around, ...told.cues].sort((a, b) => a.span.start - b.span.start);
    this.better = { target, better: told.better };
    this.drawBars({ ...home, size: told.size });
    this.drawFindings(target ? told.findings : []);
    if (this.player) this.showCue();
  }

  drawBars({ size, card }) {
    fill(this.bars, card.budgets.map((budget) => {
      const over = size > budget.characters;
      const told = this.t("desk.budget", { dub: budget.lang, size: Math.round(size * 10) / 10, most: budget.characters,
        seconds: budget.seconds.toFixed(1), speed: (size / budget.seconds).toFixed(1), fastest: this.desk.speed });
      return el("label", { class: over ? "bar-over" : "" },
        el("meter", { min: 0, max: budget.characters || 1, value: Math.min(size, budget.characters), high: budget.characters * 0.9 }), told);
    }));
  }

  drawFindings(findings) {
    const better = this.better?.target === this.draft.typed.target ? this.better.better : "";
    fill(this.told, findings.map((each) => el("li", { class: each.severity }, el("code", {}, each.rule), " ", each.message,
      each.hint && el("span", { class: "hint" }, each.hint))),
      better && el("li", {}, button(this.t("desk.better"), () => { this.draft.words.value = better; this.typed(); }), " ", better));
  }

  press(event) {
    if (event.key !== "Enter" || event.isComposing) return;
    event.preventDefault();
    this.keep().then((kept) => kept && (event.ctrlKey || event.metaKey) && this.next());
  }

  /** Whether the line is left: stored with all that was typed until then. */
  async settled() {
    while (this.draft?.unsaved) if (!await this.keep()) return false;
    return true;
  }

  /** Store what is typed, for the line that it was typed for; one after another. Gives whether it stands. */
  keep() {
    const done = this.keeping.then(() => this.store());
    this.keeping = done.catch(() => {});
    return done;
  }

  async store() {
    const { draft } = this, { asked } = draft;
    if (!draft.unsaved) return true;
    if (this.hindered) { this.drawTrouble(); this.trouble.scrollIntoView({ block: "nearest" }); return false; }
    if (!asked.target) { this.studio.notice(this.t("desk.wordless"), "error"); return false; }
    try {
      const told = await this.studio.post(`/api/desk/${this.studio.path(this.lang)}`, asked);
      for (const each of told.report.findings) {
        if (each.message.startsWith(`${asked.key} `)) this.studio.notice([each.message, each.hint].filter(Boolean).join(" · "), each.severity);
      }
      draft.entry = { ...draft.entry, target: asked.target, note: asked.note, unsure: asked.unsure };
      await this.load();
      this.follow();
      return true;
    } catch (error) {
      if (error.status === 409) this.overtaken(asked.key, error.told);
      else this.studio.failed(error);
      return false;
    }
  }

  /** The server knows of a change before the page has heard of it. */
  overtaken(key, { theirs, source }) {
    const line = this.lines.find((each) => each.card.entry.key === key);
    Object.assign(line.card.entry, { target: theirs, source });
    this.follow();
    this.trouble.scrollIntoView({ block: "nearest" });
  }

  /** Why what is typed cannot be stored as it is: its line is gone, or somebody else has changed it. */
  get hindered() {
    if (!this.draft.unsaved) return "";
    if (!this.home) return "gone";
    return this.draft.clashing(this.home.card.entry).length ? "changed" : "";
  }

  /** What the translator is asked before it is stored. What is asked already stays as it is. */
  drawTrouble() {
    const { hindered } = this, about = JSON.stringify([hindered, hindered && (this.home ?? this.line).card.entry]);
    if (this.asked === about && this.trouble.hasChildNodes() === Boolean(hindered)) return;
    this.asked = about;
    fill(this.trouble, hindered === "gone" && this.askPlace(this.line.card.entry),
      hindered === "changed" && this.askWhose(this.home.card.entry));
  }

  /** Where do words belong whose line is gone? */
  askPlace(entry) {
    return el("section", { class: "problem", role: "alert" },
      el("strong", {}, this.t("desk.gone")), el("p", { lang: this.desk.source }, `${entry.key} · ${entry.source}`),
      entry.target && el("p", { lang: this.lang, dir: this.direction }, entry.target),
      button(this.t("desk.put", { key: entry.key }), () => { this.draft.meet(entry); this.draw(); this.draft.words.focus(); }),
      button(this.t("desk.drop"), () => this.edit()));
  }

  /** Somebody else has changed the line meanwhile: which of the two shall stand? */
  askWhose(entry) {
    const { draft } = this, theirs = draft.clashing(entry);
    return el("section", { class: "problem", role: "alert" },
      el("strong", {}, this.t("desk.changed")),
      theirs.map((field) => el("p", field === "target" ? { lang: this.lang, dir: this.direction } : {}, entry[field])),
      button(this.t("desk.theirs"), () => { draft.meet(entry, theirs); this.draw(); }),
      button(this.t("desk.mine"), () => { draft.meet(entry); this.draw(); this.keep(); }));
  }
}
