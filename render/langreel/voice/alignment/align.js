"use strict";
const { episode, lang, command, rate, files, lines } = JSON.parse(document.getElementById("data").textContent);
const ROOM = 1.2; // seconds shown on both sides of a take
const SHORTEST = 0.1;
const colour = (name) => getComputedStyle(document.documentElement).getPropertyValue(`--${name}`);
const clock = (seconds) => `${Math.floor(seconds / 60)}:${(seconds % 60).toFixed(2).padStart(5, "0")}`;

for (const file of files) {
  file.peaks = Uint8Array.from(atob(file.peaks), (letter) => letter.charCodeAt(0));
  file.player = new Audio(file.sound);
  file.cursor = 0;
}

// ---- what is heard

let playing = null;

function stop() {
  if (!playing) return;
  playing.file.player.pause();
  playing = null;
}

function play(file, from, until) {
  stop();
  const now = { file, until };
  playing = now;
  file.player.currentTime = from;
  file.player.play().catch(() => {}); // a browser may want a click first
  const tick = () => {
    if (playing !== now) return;
    if (file.player.currentTime >= until || file.player.ended) stop();
    drawAll();
    requestAnimationFrame(tick);
  };
  requestAnimationFrame(tick);
}

// ---- what is drawn

function pen(canvas) {
  const { width, height } = canvas.getBoundingClientRect();
  const scale = devicePixelRatio || 1;
  canvas.width = Math.round(width * scale);
  canvas.height = Math.round(height * scale);
  const context = canvas.getContext("2d");
  context.scale(scale, scale);
  return { context, width, height };
}

function drawWave(context, file, { from, until, width, height }, inked) {
  for (let x = 0; x < width; x++) {
    const first = Math.floor((from + ((until - from) * x) / width) * rate);
    const last = Math.max(first + 1, Math.floor((from + ((until - from) * (x + 1)) / width) * rate));
    let loud = 0;
    for (let at = Math.max(0, first); at < Math.min(last, file.peaks.length); at++) loud = Math.max(loud, file.peaks[at]);
    const tall = Math.max(1, (loud / 255) * height);
    context.fillStyle = inked(from + ((until - from) * x) / width);
    context.fillRect(x, (height - tall) / 2, 1, tall);
  }
}

function drawCursor(context, file, { from, until, width, height }) {
  const at = playing?.file === file ? file.player.currentTime : file.cursor;
  if (at <= from || at > until) return;
  context.fillStyle = colour("ink");
  context.fillRect(((at - from) / (until - from)) * width, 0, 1.5, height);
}

class Line {
  constructor(article) {
    this.article = article;
    this.data = lines[Number(article.dataset.line)];
    this.choice = this.data.chosen;
    this.spans = this.data.takes.map(({ begins, ends }) => ({ begins, ends }));
    this.wanted = this.data.laid;
    this.one(".take").checked = this.wanted;
    this.look();
  }

  one(selector) { return this.article.querySelector(selector); }
  get placed() { return this.choice >= 0; }
  get take() { return this.data.takes[this.choice]; }
  get file() { return files[this.take.file]; }
  get span() { return this.spans[this.choice]; }

  get changed() {
    if (!this.placed) return false;
    if (!this.wanted || !this.data.laid) return this.wanted !== this.data.laid;
    const { begins, ends } = this.take;
    return this.choice !== this.data.chosen || begins !== this.span.begins || ends !== this.span.ends;
  }

  look() {
    if (!this.placed) return;
    const { begins, ends } = this.span;
    this.from = Math.max(0, begins - ROOM);
    this.until = Math.min(this.file.seconds, ends + ROOM);
  }

  move(edge, to) {
    const { span, file } = this;
    const at = Math.round(to * 1000) / 1000;
    if (edge === "begins") span.begins = Math.min(Math.max(0, at), span.ends - SHORTEST);
    else span.ends = Math.max(Math.min(file.seconds, at), span.begins + SHORTEST);
    this.wanted = this.one(".take").checked = true;
    this.from = Math.max(0, Math.min(this.from, span.begins - ROOM / 4));
    this.until = Math.min(file.seconds, Math.max(this.until, span.ends + ROOM / 4));
    this.draw();
    changes();
  }

  put(number, at) {
    const ends = Math.min(files[number].seconds, at + 3);
    this.data.takes.push({ file: number, begins: at, ends, words: [] });
    this.spans.push({ begins: at, ends });
    this.choice = this.spans.length - 1;
    this.wanted = this.one(".take").checked = true;
    this.article.querySelectorAll(".times input").forEach((input) => { input.checked = false; });
    this.look();
    this.draw();
    changes();
  }

  draw() {
    this.article.classList.toggle("placed", this.placed);
    this.article.classList.toggle("changed", this.changed);
    this.one(".play").disabled = this.one(".take").disabled = !this.placed;
    if (!this.placed || this.article.hidden) return;
    const { context, width, height } = pen(this.one("canvas"));
    const { from, until, span } = this;
    const view = { from, until, width, height: height - 22 };
    drawWave(context, this.file, view, (at) => (at >= span.begins && at < span.ends ? colour("accent") : colour("edge")));
    drawCursor(context, this.file, view);
    this.drawWords(context, view, height);
    for (const edge of ["begins", "ends"]) {
      const handle = this.one(`.${edge}`);
      handle.style.left = `${(100 * (span[edge] - from)) / (until - from)}%`;
      handle.setAttribute("aria-valuenow", span[edge].toFixed(3));
      handle.setAttribute("aria-valuetext", clock(span[edge]));
    }
    this.one(".span").textContent =
      `${this.file.name} ${clock(span.begins)} – ${clock(span.ends)}, ${(span.ends - span.begins).toFixed(2)} s`;
  }

  drawWords(context, { from, until, width }, height) {
    context.font = "12px system-ui, sans-serif";
    let free = 0;
    for (const [text, begins] of this.take.words) {
      const x = ((begins - from) / (until - from)) * width;
      context.fillStyle = colour("muted");
      context.fillRect(x, height - 22, 1, 5);
      if (x < free) continue;
      context.fillText(text, x, height - 5);
      free = x + context.measureText(text).width + 5;
    }
  }
}

const rows = [...document.querySelectorAll("article")].map((article) => new Line(article));
const wholes = [...document.querySelectorAll(".whole")];

function drawWhole(figure) {
  const number = Number(figure.dataset.file);
  const file = files[number];
  const { context, width, height } = pen(figure.querySelector("canvas"));
  const view = { from: 0, until: file.seconds, width, height };
  const own = rows.filter((row) => row.placed && row.take.file === number);
  drawWave(context, file, view, (at) => {
    const row = own.find(({ span }) => at >= span.begins && at < span.ends);
    return colour(row ? (row.wanted ? "found" : "doubtful") : "edge");
  });
  drawCursor(context, file, view);
  figure.querySelector(".at").textContent = clock(playing?.file === file ? file.player.currentTime : file.cursor);
}

function drawAll() {
  wholes.forEach(drawWhole);
  rows.filter((row) => playing && row.placed && row.file === playing.file).forEach((row) => {
    const at = playing.file.player.currentTime;
    if (at > row.from - 1 && at < row.until + 1) row.draw();
  });
}

// ---- what a person does

let saved = true;

function changes() {
  const count = rows.filter((row) => row.changed).length;
  saved = !count;
  document.getElementById("save").disabled = !count;
  document.getElementById("changes").textContent = count ? `${count} changed` : "no changes";
  wholes.forEach(drawWhole);
}

function borders() {
  return rows.filter((row) => row.placed && (row.wanted || row.changed)).map((row) => ({
    segment: row.data.segment,
    line: row.data.line,
    file: row.file.name,
    begins: row.span.begins,
    ends: row.span.ends,
    changed: row.changed,
    wanted: row.wanted,
  }));
}

function save() {
  const name = `${episode}.${lang}.borders.json`;
  const text = `${JSON.stringify({ episode, lang, borders: borders() }, null, 1)}\n`;
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([text], { type: "application/json" }));
  link.download = name;
  link.click();
  saved = true;
  const how = document.getElementById("how");
  how.hidden = false;
  how.replaceChildren(`${name} is saved. Take it back by `, Object.assign(document.createElement("code"), {
    textContent: command.replace("BORDERS", name),
  }));
}

for (const row of rows) {
  const { article } = row;
  const canvas = row.one("canvas");
  const timeAt = ({ clientX }) => {
    const { left, width } = canvas.getBoundingClientRect();
    return row.from + ((clientX - left) / width) * (row.until - row.from);
  };
  canvas.addEventListener("click", (event) => {
    const at = timeAt(event);
    play(row.file, at, at < row.span.ends ? row.span.ends : row.until);
  });
  row.one(".play").addEventListener("click", () => play(row.file, row.span.begins, row.span.ends));
  row.one(".here").addEventListener("click", () => {
    const number = files.findIndex((file) => file.cursor > 0);
    row.put(Math.max(0, number), files[Math.max(0, number)].cursor);
  });
  row.one(".take").addEventListener("change", ({ target }) => {
    row.wanted = target.checked;
    row.draw();
    changes();
  });
  for (const choice of article.querySelectorAll(".times input")) {
    choice.addEventListener("change", () => {
      row.choice = Number(choice.value);
      row.wanted = row.one(".take").checked = true;
      row.look();
      row.draw();
      changes();
    });
  }
  for (const handle of article.querySelectorAll(".handle")) {
    const { edge } = handle.dataset;
    handle.addEventListener("pointerdown", (event) => {
      handle.setPointerCapture(event.pointerId);
      event.preventDefault();
      handle.focus();
    });
    handle.addEventListener("pointermove", (event) => {
      if (handle.hasPointerCapture(event.pointerId)) row.move(edge, timeAt(event));
    });
    handle.addEventListener("keydown", (event) => {
      const step = { ArrowLeft: -0.01, ArrowRight: 0.01 }[event.key];
      if (!step) return;
      event.preventDefault();
      row.move(edge, row.span[edge] + step * (event.shiftKey ? 10 : 1));
    });
  }
}

for (const figure of wholes) {
  const file = files[Number(figure.dataset.file)];
  figure.querySelector("canvas").addEventListener("click", ({ currentTarget, clientX }) => {
    const { left, width } = currentTarget.getBoundingClientRect();
    files.forEach((other) => { other.cursor = 0; });
    file.cursor = ((clientX - left) / width) * file.seconds;
    play(file, file.cursor, file.seconds);
    drawAll();
  });
}

document.getElementById("save").addEventListener("click", save);
document.querySelector(".tools fieldset").addEventListener("change", ({ target }) => {
  rows.forEach((row) => {
    row.article.hidden = target.value === "open" && row.article.classList.contains("found");
    row.draw();
  });
});
document.addEventListener("keydown", (event) => { if (event.key === "Escape") stop(); });
addEventListener("beforeunload", (event) => { if (!saved) event.preventDefault(); });
addEventListener("resize", () => { rows.forEach((row) => row.draw()); wholes.forEach(drawWhole); });
rows.forEach((row) => row.draw());
changes();
