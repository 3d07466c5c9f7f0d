// The film: it is watched, and under it stands all that it is made of.

import { button, choice, el, fill, refill, sign } from "../dom.js";
import { Player, locked } from "../player.js";
import { Timeline, at, clock } from "../timeline.js";

export const name = "film";
const SPEEDS = [0.25, 0.5, 0.75, 1, 1.25, 1.5, 2];
const SIGNS = {
  play: "M4 2l9 6-9 6z", back: "M10 3L5 8l5 5zM3 3h1.5v10H3z", on: "M6 3l5 5-5 5zM11.5 3H13v10h-1.5z",
  loop: "M4 5h7l-2-2 1-1 4 3.5L10 9 9 8l2-2H4v6H2.500V5zM12 8h1.500v5H4v-1.500h8z", in: "M7 3h2v4h4v2H9v4H7V9H3V7h4z", out: "M3 7h10v2H3z", all: "M2 4h2v8H2zM12 4h2v8h-2zM5 7h6v2H5z",
};

export async function mount(place, studio, where) {
  const view = new FilmView(place, studio);
  view.to = where[0];
  await view.begin();
  const off = [studio.on("files", () => view.load().catch(studio.failed)), studio.on("theme", () => view.timeline.ask())];
  return () => { off.forEach((end) => end()); view.close(); };
}

class FilmView {
  constructor(place, studio) {
    this.place = place;
    this.studio = studio;
    this.lang = sessionStorage.getItem("langreel.dub") ?? studio.shell.languages[0]?.code;
    this.both = false;
    this.selected = null;
    this.askFilm = studio.latest(studio.get);
    this.timeline = new Timeline({
      seek: (frame) => this.seek(frame),
      select: (shot) => this.select(shot),
      key: (event) => this.key(event),
    });
    this.screens = el("div", { class: "screens" });
    this.side = el("aside", { class: "side" });
    this.tools = el("div", { class: "controls", role: "toolbar", "aria-label": studio.t("film.title") });
    this.time = el("output", { class: "time", "aria-label": studio.t("film.here") });
    place.onkeydown = (event) => {
      if (!["INPUT", "SELECT", "TEXTAREA", "BUTTON", "CANVAS"].includes(event.target.tagName)) this.key(event);
    };
  }

  /** At first what was known last, then what the files say now. */
  async begin() {
    const known = await this.askFilm("/api/film/first");
    if (!known.dubs.length) { await this.load(); return; }
    this.take(known);
    this.load().catch(this.studio.failed);
  }

  async load() {
    this.take(await this.askFilm("/api/film"));
    this.strips();
  }

  /** What stands stays, and is told what is new: a film that plays plays on. */
  take(film) {
    if (this.closed) return;
    this.settled = film.settled;
    this.dubs = film.dubs;
    this.reload();
    if (this.to) this.goTo(this.to);
  }

  /** Waveforms and thumbnails are made where they are missing, once. */
  strips() {
    const lacking = this.dubs.some((dub) => dub.reel && (!dub.waveform || dub.shots.some((shot) => !shot.pictures && !shot.why))
      && !dub.stale.some((step) => ["voice", "sound"].includes(step.step)));
    if (lacking && !this.asked) { this.asked = true; this.studio.make("strips"); }
  }

  get dub() { return this.dubs.find((each) => each.lang === this.lang) ?? this.dubs[0]; }
  get other() { return this.dubs.find((each) => each.lang !== this.dub.lang); }

  /** Who plays: the dub that was chosen, and the other beside it where both are wanted. */
  cast() {
    const { dub } = this, beside = this.both ? this.other : null;
    if (this.main?.dub.lang !== dub.lang) {
      this.main?.close();
      this.main = this.player(dub, (frame) => this.moved(frame));
      this.main.track(this.track = dub.lang);
    }
    if (this.second?.dub.lang !== beside?.lang) {
      this.second?.close();
      this.second = beside && this.player(beside, () => {});
      this.second?.track(beside.lang);
      if (this.second) this.second.video.muted = true;
    }
  }

  player(dub, moved) {
    const made = new Player(dub, moved);
    made.element.addEventListener("click", () => this.main.toggle());
    return made;
  }

  /** The view's own elements where they belong; tools are drawn anew where there is something else to choose. */
  lay() {
    const { dub, dubs } = this;
    const choices = JSON.stringify([dub.lang, dubs.map((each) => each.name), dub.segments.map((bar) => bar.name), dub.tracks]);
    if (choices !== this.choices) refill(this.tools, this.controls());
    this.choices = choices;
    this.screens.classList.toggle("two", Boolean(this.second));
    fill(this.screens, this.screen(this.main), this.second && this.screen(this.second));
    if (this.timeline.element.isConnected) return;
    fill(this.place, el("div", { class: "watch" }, this.screens, this.side), this.tools, this.timeline.element,
      el("p", { class: "keys" }, this.studio.t("film.keys")));
  }

  screen(player) {
    const { t } = this.studio;
    if (player.pieces.length) return player.element;
    return el("div", { class: "screen empty" }, el("p", {}, t("film.unmade")),
      button(t("film.make.dub"), () => this.studio.make("render", { langs: [player.dub.lang] }), { class: "main" }));
  }

  controls() {
    const { t } = this.studio;
    const dubs = this.dubs.map((dub) => [dub.lang, dub.name]);
    const tracks = [["", t("film.none")], ...this.dub.tracks.map((track) => [track.lang, track.label])];
    this.jump = choice(t("film.segment"), this.dub.segments.map((bar) => [bar.name, bar.name]), "", (id) => this.goTo(id));
    this.looping = sign(SIGNS.loop, `${t("film.loop")} (L)`, () => this.loop(), { "aria-pressed": String(Boolean(this.main.loop)) });
    return [
      sign(SIGNS.back, t("film.back"), () => this.main.step(-1)),
      sign(SIGNS.play, t("film.play"), () => this.main.toggle(), { class: "sign main" }),
      sign(SIGNS.on, t("film.on"), () => this.main.step(1)),
      this.time, this.looping,
      choice(t("film.speed"), SPEEDS.map((rate) => [String(rate), `${rate}×`]), String(this.main.rate), (rate) => this.main.speed(Number(rate))),
      el("label", {}, t("film.dub"), choice(t("film.dub"), dubs, this.dub.lang, (lang) => this.choose(lang))),
      el("label", {}, t("film.subtitles"), choice(t("film.subtitles"), tracks, this.track, (lang) => this.show(lang))),
      this.other && el("label", {}, el("input", { type: "checkbox", checked: this.both, onchange: (event) => {
        this.both = event.target.checked;
        this.reload();
      } }), t("film.both")),
      this.jump,
      el("span", { class: "end" },
        sign(SIGNS.out, t("film.out"), () => this.timeline.zoom(1 / 1.5)),
        sign(SIGNS.in, t("film.in"), () => this.timeline.zoom(1.5)),
        sign(SIGNS.all, t("film.all"), () => this.timeline.whole()))];
  }

  reload() {
    const { dub, other } = this;
    this.cast();
    this.main.load(dub);
    this.main.loop = stretch(dub.segments.find((bar) => bar.name === this.main.loop?.name));
    this.second?.load(other);
    this.lay();
    this.lock = this.second && locked(dub, other);
    this.timeline.track = this.track || dub.lang;
    this.timeline.load(dub);
    this.selected = this.selected && dub.shots.find((shot) => shot.name === this.selected.name);
    this.select(this.selected ?? at(dub.shots, this.main.frame));
    this.moved(this.main.frame);
  }

  choose(lang) {
    sessionStorage.setItem("langreel.dub", lang);
    this.lang = lang;
    this.selected = null;
    this.reload();
    this.timeline.whole();
  }

  show(lang) {
    this.track = lang;
    this.main.track(lang);
    this.timeline.track = lang || this.dub.lang;
    this.timeline.ask();
  }

  seek(frame) {
    this.main.show(frame);
    this.moved(frame);
  }

  goTo(segment) {
    const bar = this.dub.segments.find((each) => each.name === segment);
    if (bar) { this.to = null; this.seek(bar.start); this.select(at(this.dub.shots, bar.start)); }
  }

  moved(frame) {
    const { fps, frames } = this.dub;
    this.time.textContent = `${clock(frame / fps)} / ${clock(frames / fps)} · ${frame}`;
    this.timeline.move(frame);
    const segment = at(this.dub.segments, frame);
    if (segment && this.jump.value !== segment.name) this.jump.value = segment.name;
    const shot = at(this.dub.shots, frame);
    if (shot && shot.name !== this.selected?.name) this.select(shot);
    if (this.second) this.follow(frame);
  }

  /** The second dub says the same line at the same moment. */
  follow(frame) {
    const { frame: wanted, slope } = this.lock(frame);
    const off = (wanted - this.second.frame) / this.second.dub.fps;
    if (this.main.playing && !this.second.playing) this.second.play();
    if (!this.main.playing && this.second.playing) this.second.pause();
    if (!this.main.playing || Math.abs(off) > 0.25) this.second.show(wanted);
    this.second.speed(Math.max(0.25, Math.min(4, this.main.rate * slope * (1 + off))));
  }

  loop() {
    const on = !this.main.loop;
    const bar = at(this.dub.segments, this.main.frame);
    this.main.loop = on ? stretch(bar) : null;
    this.looping.setAttribute("aria-pressed", String(Boolean(this.main.loop)));
  }

  key(event) {
    const second = event.shiftKey ? this.dub.fps : 1;
    const acts = {
      " ": () => this.main.toggle(),
      ArrowLeft: () => this.main.step(-second),
      ArrowRight: () => this.main.step(second),
      Home: () => this.seek(0),
      End: () => this.seek(this.dub.frames - 1),
      "+": () => this.timeline.zoom(1.5),
      "=": () => this.timeline.zoom(1.5),
      "-": () => this.timeline.zoom(1 / 1.5),
      0: () => this.timeline.whole(),
      l: () => this.loop(),
    };
    const act = acts[event.key];
    if (act && !event.ctrlKey && !event.metaKey && !event.altKey) { event.preventDefault(); act(); }
  }

  /** What stands at a shot, why it is stale, and what makes it. */
  select(shot) {
    const { t } = this.studio;
    this.selected = shot;
    this.timeline.selected = shot;
    this.timeline.ask();
    const dub = this.dub;
    const older = dub.reel && dub.reel.frames !== dub.frames;
    const stale = dub.stale, open = this.side.querySelector("details")?.open;
    refill(this.side,
      shot && el("section", {},
        el("h2", {}, shot.scene),
        el("p", { class: "segments" }, shot.segments.map((id) => el("a", { href: `#script/${encodeURIComponent(id)}` }, id))),
        shot.why && el("p", { class: "why" }, el("strong", {}, t("film.why")), " ", shot.why),
        shot.preview > (dub.reel?.made ?? 0) && el("p", { class: "good" }, t("film.preview")),
        button(t("film.make.shot"), () => this.studio.make("shot", { langs: [dub.lang], segments: [shot.segments[0]] }))),
      el("section", {},
        older && el("p", { class: "why" }, t("film.older", { film: (dub.reel.frames / dub.reel.fps).toFixed(1), script: (dub.frames / dub.fps).toFixed(1) })),
        !this.settled ? el("p", { class: "settling" }, t("film.looking")) : stale.length
          ? [el("details", { open }, el("summary", {}, t("film.stale", { count: stale.length })),
              el("ul", {}, stale.slice(0, 200).map((step) => el("li", {}, el("code", {}, `${step.step} ${step.name}`), " ← ", step.why)))),
            button(t("film.make"), () => this.studio.make("render"), { class: "main" })]
          : el("p", { class: "good" }, t("film.fresh"))));
  }

  close() {
    this.closed = true;
    this.timeline.close();
    this.main?.close();
    this.second?.close();
  }
}

/** What is played over and over: a segment's frames. */
const stretch = (bar) => (bar ? { name: bar.name, start: bar.start, end: bar.start + bar.frames } : null);
