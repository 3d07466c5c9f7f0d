// The voice: each line with its take, other voices beside it, and a microphone.

import { button, choice, el, fill, put } from "../dom.js";
import { Edits } from "../edits.js";
import { Recorder } from "../recorder.js";
import { waveMarks } from "../wave_marks.js";

export const name = "voice";
const COUNT_IN = 3;
const LEVELS = { low: 0.05, high: 0.97 };

export async function mount(place, studio, where) {
  const room = new VoiceRoom(place, studio);
  await room.open(where[0], where[1]);
  const ends = [studio.on("files", () => room.refresh().catch(studio.failed)), onColours(() => room.paintWave())];
  return () => { ends.forEach((end) => end()); room.close(); };
}

class VoiceRoom {
  constructor(place, studio) {
    this.place = place;
    this.studio = studio;
    this.t = studio.t;
    this.sound = el("audio", {});
    this.edits = new Edits(studio);
    this.askRoom = studio.latest((lang) => Promise.all(
      [studio.get(`/api/voice/${studio.path(lang)}`), studio.get("/api/script")]));
  }

  async open(lang, key) {
    this.lang = lang ?? sessionStorage.getItem("langreel.dub") ?? this.studio.shell.languages[0]?.code;
    this.key = key;
    await this.load();
    this.voices ??= (await this.studio.get("/api/voices")).voices;
    this.build();
  }

  async load() {
    const [{ room }, script] = await this.askRoom(this.lang);
    Object.assign(this, { room, script });
  }

  get line() { return this.room.lines.find((line) => line.key === this.key) ?? this.room.lines[0]; }
  address(kind, line = this.line) { return `${kind}/${this.studio.path(this.lang, line.key)}`; }

  async refresh() {
    const was = this.state;
    await this.load();
    this.drawList();
    if (!this.recorder && this.state !== was) this.draw();
  }

  /** What is drawn of the line: where nothing of it has changed, what was heard beside it stays. */
  get state() { return JSON.stringify([this.line, this.written(this.line)]); }

  build() {
    const dubs = this.studio.shell.languages.map((each) => [each.code, each.name]);
    this.list = el("ol", { class: "lines", role: "listbox", tabIndex: 0, "aria-label": this.t("voice.lines"), onkeydown: (event) => this.move(event) });
    this.desk = el("section", { class: "take", "aria-label": this.t("voice.take") });
    fill(this.place,
      el("div", { class: "controls", role: "toolbar", "aria-label": this.t("voice.title") },
        choice(this.t("voice.dub"), dubs, this.lang, (lang) => { this.close(); this.open(lang).catch(this.studio.failed); }),
        el("span", {}, this.t("voice.by", { voice: this.room.voice })), button(this.t("voice.next"), () => this.next())),
      !this.room.plays_recordings && el("p", { class: "keys" }, this.t("voice.unplayed", { lang: this.lang })),
      el("div", { class: "two" }, this.list, this.desk), this.sound);
    this.place.onkeydown = (event) => this.undo(event);
    this.drawList();
    this.draw();
  }

  drawList() {
    this.key = this.line.key;
    fill(this.list, this.room.lines.map((line) => el("li", { role: "option", id: `voice-${line.key}`, "aria-selected": String(line.key === this.key),
      onclick: () => this.choose(line.key) },
      el("span", { class: `state ${line.file || line.state}` }, this.t(line.file ? "voice.recorded" : `voice.state.${line.state}`)),
      el("span", { lang: this.lang }, line.text), el("span", { class: "about" }, `${line.seconds.toFixed(1)} s`))));
    this.list.setAttribute("aria-activedescendant", `voice-${this.key}`);
    this.list.querySelector("[aria-selected=true]")?.scrollIntoView({ block: "nearest" });
  }

  move(event) {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (!step) return;
    event.preventDefault();
    const next = this.room.lines[this.room.lines.indexOf(this.line) + step];
    if (next) this.choose(next.key);
  }

  choose(key) {
    this.close();
    this.key = key;
    this.drawList();
    this.draw();
  }

  /** The next line that nobody has spoken or recorded yet. */
  next() {
    const at = this.room.lines.indexOf(this.line);
    const lacking = (line) => (this.room.plays_recordings ? !line.file : line.state === "estimated");
    const found = [...this.room.lines.slice(at + 1), ...this.room.lines.slice(0, at)].find(lacking);
    if (found) this.choose(found.key);
    else this.studio.notice(this.t("voice.all"));
  }

  draw() {
    const { line } = this;
    this.read = line;
    const held = this.shifted ?? document.activeElement?.closest(".wave .chip")?.dataset.mark;
    this.heard = null;
    this.wave = el("canvas", { width: 1200, height: 140, role: "img", "aria-label": this.t("voice.wave") });
    this.told = el("div", { class: "told", "aria-live": "polite" });
    this.meter = el("meter", { min: 0, max: 1, low: LEVELS.low, high: LEVELS.high, optimum: 0.5, "aria-label": this.t("voice.level") });
    this.prompt = el("p", { class: "prompt", lang: this.lang }, line.text);
    const names = el("datalist", { id: "voices" }, this.voices.map((each) => el("option", { value: each })));
    const other = el("input", { "aria-label": this.t("voice.other"), placeholder: this.t("voice.other") });
    other.setAttribute("list", "voices");
    fill(this.desk,
      el("header", {}, el("strong", {}, line.key), button(this.t("voice.script"), () => this.studio.go("script", line.segment))),
      this.prompt, line.said !== line.text && el("p", { class: "about", lang: this.lang }, line.said),
      el("div", { class: "wave" }, this.wave, this.marks(line)), el("p", { class: "words", lang: this.lang }, this.words(line)),
      el("p", { class: "about" }, this.t(line.measured ? "voice.measured" : "voice.placed", { seconds: line.seconds.toFixed(2), wanted: line.wanted.toFixed(1) }),
        line.file && ` · ${line.file}`, line.note && ` · ${line.note}`),
      el("div", { class: "controls" }, button(this.t("voice.play"), () => this.play(), { disabled: line.state !== "spoken" && !line.file }),
        names, other, button(this.t("voice.hear"), () => this.compare(other.value.trim()))),
      el("div", { class: "controls" },
        this.record = button(this.t("voice.record"), () => this.toggle().catch((error) => this.lost(error)), { class: "main" }), this.meter),
      this.told);
    if (line.state === "spoken") this.drawWave().catch(() => {});
    if (held) this.desk.querySelector(`[data-mark="${CSS.escape(held)}"]`)?.focus();
    this.shifted = null;
  }

  /** The line's marks over its waveform; shifting one writes the script, where the line stands. */
  marks(line) {
    const { lang, script } = this;
    const { file, at, line: written } = this.written(line);
    const read = ({ kind, value }) => (kind === "text" ? value : kind === "figure" ? script.figures[value]?.written[lang] ?? "" : "");
    const shift = async (text, mark) => {
      this.shifted = mark;
      const done = await this.edits.text({ file, at, was: written.raw, text });
      if (!done || text === written.raw) this.draw();
    };
    return waveMarks(line, written, { lang, read, shift });
  }

  /** The line as it stands in the script, and where. */
  written({ segment, number }) {
    for (const act of this.script.acts) {
      const found = act.segments.find((each) => each.id === segment);
      if (found) return { file: act.file, at: [...found.at, this.lang, number - 1], line: found.lines[this.lang]?.[number - 1] };
    }
    return {};
  }

  /** Ctrl Z takes back what was shifted. */
  undo(event) {
    if (!(event.ctrlKey || event.metaKey) || event.key.toLowerCase() !== "z" || event.target.tagName === "INPUT") return;
    event.preventDefault();
    if (event.shiftKey) this.edits.redo(); else this.edits.undo();
  }

  /** Words in their order, the marks that fall on them, and when each is said: a click plays from there. */
  words(line) {
    return line.words.map((word) => {
      const marks = line.marks.filter((mark) => Math.abs(mark.seconds - word.begins) < 1e-6).map((mark) => el("b", {}, `[${mark.name}]`));
      return el("button", { type: "button", class: "word", title: `${word.begins.toFixed(2)} s`, onclick: () => this.play(word.begins) },
        marks, line.text.slice(word.start, word.end));
    });
  }

  play(from = 0) {
    this.sound.src = this.address("/media/take");
    this.sound.currentTime = from;
    this.sound.play().catch(this.studio.failed);
  }

  async compare(voice) {
    if (!voice) return;
    try {
      const headers = { "Content-Type": "application/json" };
      const response = await fetch(this.address("/api/take"), { method: "POST", headers, body: JSON.stringify({ voice }) });
      if (!response.ok) throw new Error(((await response.json()).error ?? {}).message ?? `HTTP ${response.status}`);
      put(this.told, el("p", {}, el("code", {}, voice), " ", audio(await response.blob())));
    } catch (error) { this.studio.failed(error); }
  }

  async drawWave() {
    const { line, wave } = this;
    const { peaks } = await this.studio.get(this.address("/api/take"));
    if (wave !== this.wave) return;
    this.heard = { line, peaks };
    this.paintWave();
  }

  /** In the colours that the page has now. */
  paintWave() {
    if (!this.heard) return;
    const { wave, heard: { line, peaks } } = this;
    const paint = wave.getContext("2d");
    const ink = getComputedStyle(document.documentElement);
    paint.clearRect(0, 0, wave.width, wave.height);
    const x = (seconds) => seconds / line.seconds * wave.width;
    paint.fillStyle = ink.getPropertyValue("--wave");
    peaks.forEach((peak, at) => paint.fillRect(at / peaks.length * wave.width, 60 - peak * 58, Math.max(1, wave.width / peaks.length - 1), peak * 116 + 1));
    paint.fillStyle = ink.getPropertyValue("--dim");
    for (const word of line.words) paint.fillRect(x(word.begins), 122, Math.max(2, x(word.ends) - x(word.begins) - 2), 4);
    paint.fillStyle = ink.getPropertyValue("--mark");
    for (const mark of line.marks) paint.fillRect(x(mark.seconds), 0, 2, 140);
  }

  /** Count in, record, and hear at once what was understood. What is under way already is not begun again. */
  async toggle() {
    if (this.recorder?.on) { await this.stop(); return; }
    if (this.recorder?.begun) return;
    fill(this.told);
    this.recorder ??= new Recorder((peak) => { this.meter.value = peak; });
    const { recorder } = this;
    recorder.begun = true;
    try {
      if (!await this.countIn(recorder)) return;
    } finally { recorder.begun = false; }
    recorder.start();
    this.prompt.classList.add("speaking");
    this.record.textContent = this.t("voice.stop");
  }

  /** Open the microphone, and count. Gives whether it is still this one that is wanted. */
  async countIn(recorder) {
    if (!recorder.stream && !await recorder.open()) return false;
    for (let left = COUNT_IN; left > 0 && recorder === this.recorder; left -= 1) {
      this.record.textContent = String(left);
      await new Promise((done) => setTimeout(done, 600));
    }
    return recorder === this.recorder;
  }

  /** What was said belongs to the line that was read, whichever is shown by the time it is heard. */
  async stop() {
    const { recorder, read: line } = this, blob = await recorder.stop();
    this.prompt.classList.remove("speaking");
    this.record.textContent = this.t("voice.again");
    fill(this.told, audio(blob), el("p", {}, this.t("voice.listening")));
    const told = await this.studio.upload(this.address("/api/recording", line), blob);
    if (recorder === this.recorder && !recorder.on && !recorder.begun) this.verdict(told.heard, blob, line);
  }

  verdict(heard, blob, line) {
    const { status, why, confidence } = heard.line;
    fill(this.told, audio(blob),
      el("p", { class: status === "found" ? "good" : "why" }, this.t(`voice.status.${status}`, { sure: Math.round(confidence * 100) }), why && `: ${why}`),
      heard.notes.map((note) => el("p", { class: "why" }, note)),
      status !== "missing" && button(this.t("voice.keep"), () => this.keep(blob, line), { class: "main" }));
  }

  async keep(blob, line) {
    // Files may have changed since: another line may have its name by now.
    if (this.line.key !== line.key || this.line.said !== line.said) { this.studio.notice(this.t("voice.gone"), "error"); return; }
    try {
      const told = await this.studio.upload(`${this.address("/api/recording", line)}?keep=yes`, blob);
      this.studio.notice(this.t("voice.laid", { file: told.heard.line.lies }));
      this.close();
      await this.refresh();
    } catch (error) { this.studio.failed(error); }
  }

  lost(error) {
    this.record.textContent = this.t("voice.record");
    fill(this.told, el("p", { class: "why" }, error.message || error.name, error.hint && ` · ${error.hint}`));
  }

  close() {
    this.recorder?.close();
    this.recorder = null;
  }
}

/** Hear when the page has other colours, by its own choice or by the system's. Gives what ends it. */
function onColours(hear) {
  const chosen = new MutationObserver(hear), system = matchMedia("(prefers-color-scheme: dark)");
  chosen.observe(document.documentElement, { attributeFilter: ["data-theme"] });
  system.addEventListener("change", hear);
  return () => { chosen.disconnect(); system.removeEventListener("change", hear); };
}

function audio(blob) { return el("audio", { controls: true, src: URL.createObjectURL(blob) }); }
