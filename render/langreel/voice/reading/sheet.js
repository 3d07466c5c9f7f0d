"use strict";
const lines = [...document.querySelectorAll(".line")];
const keys = document.querySelector(".keys");
const pace = document.querySelector("output");
const prompting = () => document.body.classList.contains("prompting");

let now = 0; // the line that is read
let speed = 1;
let running = false;
let before = 0;

// The middle of the line that is read passes a third of the height down.
const place = (line) => line.offsetTop - innerHeight / 3;

function mark(number) {
  now = Math.min(Math.max(0, number), lines.length - 1);
  lines.forEach((line, other) => line.classList.toggle("now", prompting() && other === now));
}

function jump(number) {
  mark(number);
  if (prompting()) scrollTo(0, place(lines[now]));
  else lines[now].scrollIntoView({ block: "center" });
}

let at = 0; // where the page is scrolled to, in parts of a pixel

function roll(time) {
  if (!running) return;
  const seconds = Math.min(0.1, (time - before) / 1000);
  before = time;
  const line = lines[now];
  at += (line.offsetHeight * seconds * speed) / Number(line.dataset.seconds);
  scrollTo(0, at);
  if (at >= place(line) + line.offsetHeight) {
    if (now === lines.length - 1) running = false;
    else mark(now + 1);
  }
  requestAnimationFrame(roll);
}

function go(on) {
  running = on;
  if (!on) return;
  at = scrollY;
  before = performance.now();
  requestAnimationFrame(roll);
}

function prompt(on) {
  document.body.classList.toggle("prompting", on);
  keys.hidden = !on;
  go(false);
  if (on) document.documentElement.requestFullscreen?.().catch(() => {});
  else if (document.fullscreenElement) document.exitFullscreen();
  jump(now);
}

function hurry(more) {
  speed = Math.min(2, Math.max(0.5, Math.round((speed + more) * 100) / 100));
  pace.textContent = `${Math.round(speed * 100)} %`;
}

const actions = {
  " ": () => go(!running),
  ArrowDown: () => { go(false); jump(now + 1); },
  ArrowUp: () => { go(false); jump(now - 1); },
  "+": () => hurry(0.05),
  "=": () => hurry(0.05),
  "-": () => hurry(-0.05),
  m: () => document.body.classList.toggle("mirror"),
  M: () => document.body.classList.toggle("mirror"),
  Escape: () => prompt(false),
};

document.getElementById("start").addEventListener("click", ({ currentTarget }) => { currentTarget.blur(); prompt(true); });
document.addEventListener("keydown", (event) => {
  if (!prompting() || event.ctrlKey || event.metaKey || !actions[event.key]) return;
  event.preventDefault();
  actions[event.key]();
});
