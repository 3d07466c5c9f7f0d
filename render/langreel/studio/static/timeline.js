// Timeline: a dub drawn to scale on a canvas; zoomed and scrolled at the rate of the screen.

import { el } from "./dom.js";
import { t } from "./words.js";

const ROWS = [["acts", 20], ["segments", 22], ["shots", 60], ["marks", 22], ["lines", 24], ["cues", 24], ["waveform", 52], ["music", 18]];
const GAP = 3;
const RULER = 20;
const HEIGHT = RULER + ROWS.reduce((sum, [, height]) => sum + height + GAP, 0);
const TICKS = [0.1, 0.2, 0.5, 1, 2, 5, 10, 15, 30, 60, 120, 300, 600];

export class Timeline {
  /** `act.seek(frame)`, `act.select(shot)`, `act.key(event)`: what a reader does here. */
  constructor(act) {
    this.act = act;
    this.scale = 0;
    this.left = 0;
    this.frame = 0;
    this.pictures = new Map();
    this.canvas = el("canvas", { tabIndex: 0, role: "slider", "aria-label": t("film.timeline"), "aria-valuemin": 0 });
    this.names = el("div", { class: "rows", "aria-hidden": "true" }, ROWS.map(([name, height]) => {
      const row = el("span", {}, t(`film.row.${name}`));
      row.style.height = `${height}px`;
      return row;
    }));
    this.element = el("div", { class: "timeline" }, this.names, this.canvas);
    this.canvas.addEventListener("wheel", (event) => this.wheel(event), { passive: false });
    this.canvas.addEventListener("pointerdown", (event) => this.press(event));
    this.canvas.addEventListener("keydown", (event) => this.act.key(event));
    this.observer = new ResizeObserver(() => this.resize());
    this.observer.observe(this.canvas);
  }

  close() { this.observer.disconnect(); }

  load(dub) {
    const whole = !this.dub || this.scale <= this.fit() * 1.01;
    this.dub = dub;
    this.canvas.setAttribute("aria-valuemax", dub.frames - 1);
    this.hear(dub.waveform);
    for (const shot of dub.shots) if (shot.pictures) this.picture(shot);
    if (whole) this.scale = this.fit();
    this.ask();
  }

  /** Draw the waveform that lies there, if it is still wanted when it comes. */
  async hear(waveform) {
    if (waveform === this.heard) return;
    this.heard = waveform;
    this.wave = null;
    const answer = waveform && await fetch(waveform).catch(() => null);
    const bytes = answer?.ok && await answer.arrayBuffer();
    if (!bytes || waveform !== this.heard) return;
    this.wave = new Int8Array(bytes);
    this.ask();
  }

  picture(shot) {
    const url = `/media/strip/${this.dub.lang}/${encodeURIComponent(shot.name)}`;
    const made = new Image();
    made.addEventListener("load", () => this.ask());
    made.src = url;
    this.pictures.set(shot.name, made);
  }

  fit() { return this.dub && this.width ? this.width / this.dub.frames : 1; }

  resize() {
    const whole = !this.width || this.scale <= this.fit() * 1.01;
    this.width = this.canvas.clientWidth;
    const ratio = window.devicePixelRatio;
    this.canvas.width = Math.round(this.width * ratio);
    this.canvas.height = Math.round(HEIGHT * ratio);
    if (whole) this.scale = this.fit();
    this.draw();
  }

  /** Zoom by a factor; the frame at `x` stays where it is. */
  zoom(factor, x = this.x(this.frame)) {
    const at = this.left + x / this.scale;
    this.scale = Math.max(this.fit(), Math.min(40, this.scale * factor));
    this.scroll(at - x / this.scale);
  }

  whole() { this.scale = this.fit(); this.scroll(0); }

  scroll(left) {
    this.left = Math.max(0, Math.min(left, this.dub.frames - this.width / this.scale));
    this.ask();
  }

  wheel(event) {
    event.preventDefault();
    if (event.ctrlKey || event.metaKey || Math.abs(event.deltaY) > Math.abs(event.deltaX)) {
      this.zoom(Math.exp(-event.deltaY / 300), event.offsetX);
    } else this.scroll(this.left + event.deltaX / this.scale);
  }

  press(event) {
    if (event.isTrusted) this.canvas.setPointerCapture(event.pointerId);
    this.canvas.focus();
    const seek = (at) => this.act.seek(Math.floor(this.left + at.offsetX / this.scale));
    const shot = this.inRow("shots", event.offsetY) && at(this.dub.shots, Math.floor(this.left + event.offsetX / this.scale));
    if (shot) this.act.select(shot);
    seek(event);
    this.canvas.onpointermove = (moved) => seek(moved);
    this.canvas.onpointerup = () => { this.canvas.onpointermove = null; };
  }

  inRow(name, y) {
    const { top, height } = this.row(name);
    return y >= top && y < top + height;
  }

  row(name) {
    let top = RULER;
    for (const [each, height] of ROWS) {
      if (each === name) return { top, height };
      top += height + GAP;
    }
    throw new Error(name);
  }

  x(frame) { return (frame - this.left) * this.scale; }

  /** The playhead stands here; the view follows it. */
  move(frame) {
    this.frame = frame;
    const x = this.x(frame);
    if (x < 0 || x > this.width) this.scroll(frame - this.width / this.scale / 8);
    const segment = at(this.dub.segments, frame)?.name ?? "";
    this.canvas.setAttribute("aria-valuenow", frame);
    this.canvas.setAttribute("aria-valuetext", `${clock(frame / this.dub.fps)} ${segment}`);
    this.ask();
  }

  ask() {
    if (this.asked) return;
    this.asked = requestAnimationFrame(() => { this.asked = 0; this.draw(); });
  }

  draw() {
    if (!this.dub || !this.width) return;
    const began = performance.now();
    const style = getComputedStyle(this.canvas);
    const color = (name) => style.getPropertyValue(`--${name}`).trim();
    this.color = Object.fromEntries(["ink", "dim", "line", "ground", "act", "segment", "shot", "mark", "cue", "wave", "music", "stale", "head"]
      .map((name) => [name, color(name)]));
    const pen = this.canvas.getContext("2d");
    pen.setTransform(window.devicePixelRatio, 0, 0, window.devicePixelRatio, 0, 0);
    pen.clearRect(0, 0, this.width, HEIGHT);
    pen.font = "12px system-ui, sans-serif";
    pen.textBaseline = "middle";
    this.ruler(pen);
    this.bars(pen, "acts", this.dub.acts, this.color.act);
    this.bars(pen, "segments", this.dub.segments, this.color.segment);
    this.shots(pen);
    this.marks(pen);
    this.bars(pen, "lines", this.dub.lines.map((line) => ({ ...line, name: line.text })), this.color.segment);
    this.bars(pen, "cues", (this.dub.cues[this.track] ?? []).map((cue) => ({ ...cue, name: cue.text.replace("\n", " ") })), this.color.cue);
    this.waveform(pen);
    this.bars(pen, "music", [...this.dub.beds, ...this.dub.effects], this.color.music);
    pen.fillStyle = this.color.head;
    pen.fillRect(Math.round(this.x(this.frame)), 0, 2, HEIGHT);
    this.spent = performance.now() - began;
  }

  ruler(pen) {
    const seconds = TICKS.find((each) => each * this.dub.fps * this.scale >= 70) ?? TICKS.at(-1);
    const step = seconds * this.dub.fps;
    pen.fillStyle = this.color.dim;
    for (let frame = Math.floor(this.left / step) * step; this.x(frame) < this.width; frame += step) {
      const x = Math.round(this.x(frame));
      pen.fillRect(x, 12, 1, 8);
      pen.fillText(clock(frame / this.dub.fps), x + 3, 8);
    }
  }

  bars(pen, row, bars, color) {
    const { top, height } = this.row(row);
    for (const bar of this.seen(bars)) {
      const x = this.x(bar.start);
      const width = Math.max(2, bar.frames * this.scale - 1);
      pen.fillStyle = color;
      pen.fillRect(x, top, width, height);
      if (bar.why) this.hatch(pen, x, top, width, height);
      this.label(pen, bar.name, x, top, width, height);
    }
  }

  shots(pen) {
    const { top, height } = this.row("shots");
    for (const shot of this.seen(this.dub.shots)) {
      const x = this.x(shot.start);
      const width = Math.max(2, shot.frames * this.scale - 1);
      pen.fillStyle = this.color.shot;
      pen.fillRect(x, top, width, height);
      this.strip(pen, shot, x, top, width, height);
      if (shot.why) this.hatch(pen, x, top, width, height);
      if (shot === this.selected || (this.selected && shot.name === this.selected.name)) {
        pen.strokeStyle = this.color.head;
        pen.lineWidth = 2;
        pen.strokeRect(x + 1, top + 1, width - 2, height - 2);
      }
    }
  }

  /** The shot's pictures, each where its moment is. */
  strip(pen, shot, x, top, width, height) {
    const picture = this.pictures.get(shot.name);
    if (!picture?.complete || !picture.naturalWidth) { this.label(pen, shot.scene, x, top, width, height); return; }
    const one = picture.naturalWidth / shot.pictures;
    const shown = (one / picture.naturalHeight) * height;
    pen.save();
    pen.beginPath();
    pen.rect(x, top, width, height);
    pen.clip();
    for (let left = 0; left < width; left += shown) {
      if (x + left + shown < 0 || x + left > this.width) continue;
      const which = Math.min(shot.pictures - 1, Math.floor(((left + shown / 2) / width) * shot.pictures));
      pen.drawImage(picture, which * one, 0, one, picture.naturalHeight, x + left, top, shown, height);
    }
    pen.restore();
  }

  hatch(pen, x, top, width, height) {
    pen.save();
    pen.beginPath();
    pen.rect(x, top, width, height);
    pen.clip();
    pen.strokeStyle = this.color.stale;
    pen.lineWidth = 3;
    pen.beginPath();
    const from = Math.max(x - height, -height);
    for (let at = from - (from % 9); at < Math.min(x + width, this.width); at += 9) {
      pen.moveTo(at, top + height);
      pen.lineTo(at + height, top);
    }
    pen.stroke();
    pen.restore();
  }

  marks(pen) {
    const { top, height } = this.row("marks");
    let free = -Infinity;
    for (const mark of this.dub.marks) {
      const x = this.x(mark.frame);
      if (x < -60 || x > this.width) continue;
      pen.fillStyle = this.color.mark;
      pen.beginPath();
      pen.moveTo(x, top + 3);
      pen.lineTo(x + 5, top + height / 2);
      pen.lineTo(x, top + height - 3);
      pen.lineTo(x - 5, top + height / 2);
      pen.fill();
      if (x > free) {
        pen.fillStyle = this.color.ink;
        pen.fillText(mark.name, x + 8, top + height / 2);
        free = x + 14 + pen.measureText(mark.name).width;
      }
    }
  }

  waveform(pen) {
    if (!this.wave) return;
    const { top, height } = this.row("waveform");
    const middle = top + height / 2;
    pen.fillStyle = this.color.wave;
    const perPixel = 100 / this.dub.fps / this.scale;
    const first = (this.left / this.dub.fps) * 100;
    for (let x = 0; x < this.width; x += 1) {
      const begin = Math.floor(first + x * perPixel);
      const end = Math.max(begin + 1, Math.floor(first + (x + 1) * perPixel));
      const skip = Math.max(1, Math.floor((end - begin) / 24));
      let low = 0;
      let high = 0;
      for (let at = begin; at < end && at * 2 < this.wave.length; at += skip) {
        low = Math.min(low, this.wave[at * 2]);
        high = Math.max(high, this.wave[at * 2 + 1]);
      }
      pen.fillRect(x, middle - (high / 128) * (height / 2), 1, Math.max(1, ((high - low) / 128) * (height / 2)));
    }
  }

  label(pen, words, x, top, width, height) {
    const left = Math.max(x, 0);
    const room = x + width - left - 8;
    if (room < 14 || !words) return;
    pen.save();
    pen.beginPath();
    pen.rect(left, top, room + 4, height);
    pen.clip();
    pen.fillStyle = this.color.ink;
    pen.fillText(words, left + 4, top + height / 2 + 1);
    pen.restore();
  }

  seen(bars) {
    const right = this.left + this.width / this.scale;
    return bars.filter((bar) => bar.start < right && bar.start + bar.frames > this.left);
  }
}

/** The bar that a frame lies in. */
export const at = (bars, frame) => bars.find((bar) => frame >= bar.start && frame < bar.start + bar.frames);

/** Seconds as a clock shows them: 1:02.3 */
export function clock(seconds) {
  const minutes = Math.floor(seconds / 60);
  const rest = (seconds - minutes * 60).toFixed(1).replace(/\.0$/, "");
  return `${minutes}:${rest.padStart(rest.includes(".") ? 4 : 2, "0")}`;
}
