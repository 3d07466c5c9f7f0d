// App: the shell around the parts: tabs, language, colours, what is being made, what went wrong.

import * as api from "./api.js";
import { button, choice, el, fill } from "./dom.js";
import { listen } from "./events.js";
import { parts } from "./parts/index.js";
import { Tray } from "./tray.js";
import { inLanguage, speak, t } from "./words.js";

const PAGE_LANGUAGES = [["zh", "中文"], ["en", "English"]];
const THEMES = ["auto", "light", "dark"];
const listeners = new Set();
const jobs = new Map();
// How often files have changed since the page was opened, and when the part that is shown began to look at them.
let changes = 0, looked = 0;
let shell, main, leave, stuck, tray, notices, tabs, heading, away;

/** What every part is given: its words, its server, what happens, and how to go elsewhere. */
const studio = {
  t,
  ...api,
  get shell() { return shell; },
  get jobs() { return jobs; },
  /**
   * Hear of `files` (the project changed), `job` (something is being made), `theme` (other colours are worn).
   * Gives what ends it. A part that was still on its way when files changed hears of it now.
   */
  on(kind, hear) {
    const entry = { kind, hear };
    listeners.add(entry);
    if (kind === "files" && looked !== changes) queueMicrotask(() => listeners.has(entry) && hear({}));
    return () => listeners.delete(entry);
  },
  /** Show a part, at a place of its own: `go("script", "one-line")`. */
  go(part, ...where) { location.hash = [part, ...where].map(encodeURIComponent).join("/"); },
  /** Have something made; the tray tells how far it is. */
  async make(kind, asked = {}) {
    try {
      return await api.post("/api/jobs", { kind, ...asked });
    } catch (error) { studio.failed(error); return null; }
  },
  /** Tell the reader something in passing. */
  notice(words, kind = "info") {
    const made = el("p", { class: `notice ${kind}` }, words);
    notices.append(made);
    setTimeout(() => made.remove(), kind === "error" ? 12000 : 4000);
  },
  failed(error) {
    console.info(error.message);
    studio.notice([error.message, error.where, error.hint].filter(Boolean).join(" · "), "error");
  },
};

async function start() {
  shell = await api.get("/api/shell");
  speak(shell.words, remembered("lang", navigator.language.startsWith("zh") ? "zh" : "en"));
  wear(remembered("theme", "auto"));
  draw();
  window.addEventListener("hashchange", show);
  // The first view is asked for first: what else is asked has the server load what it needs for it.
  await show();
  listen(hear);
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => tell("theme"));
  await loadJobs();
}

function draw() {
  document.documentElement.lang = remembered("lang", "en");
  main = el("main", { id: "main", tabIndex: -1 });
  heading = el("h1", {});
  tray = new Tray({
    cancel: (job) => api.remove(`/api/jobs/${job.number}`).catch(studio.failed),
    dismiss: (job) => { jobs.set(job.number, { ...job, state: "dismissed" }); drawTray(); },
  });
  away = el("p", { class: "away", role: "alert", hidden: true });
  notices = el("div", { class: "notices", role: "status", "aria-live": "polite" });
  tabs = el("nav", { "aria-label": t("shell.parts") });
  const language = choice(t("shell.language"), PAGE_LANGUAGES, remembered("lang", "en"), (lang) => {
    remember("lang", lang);
    speak(shell.words, lang);
    draw();
    drawTray();
    show();
  });
  const theme = choice(t("shell.theme"), THEMES.map((name) => [name, t(`shell.theme.${name}`)]),
    remembered("theme", "auto"), (name) => { remember("theme", name); wear(name); });
  const head = el("header", { class: "bar" }, heading, tabs, el("div", { class: "tools" }, language, theme));
  fill(document.body, el("a", { class: "skip", href: "#main" }, t("shell.skip")), head, away, main, tray.element, notices);
  entitle();
}

function entitle() {
  heading.textContent = inLanguage(shell.title, remembered("lang", "en")) || shell.episode;
  document.title = `${heading.textContent} · langreel studio`;
}

async function show() {
  const [name, ...where] = location.hash.slice(1).split("/").map(decodeURIComponent);
  if (location.hash === "#main") return;
  const part = parts.find((each) => each.name === name) ?? parts[0];
  fill(tabs, parts.map((each) => el("a", {
    href: `#${each.name}`, "aria-current": each === part ? "page" : undefined,
  }, t(`${each.name}.title`))));
  leave?.();
  leave = null;
  stuck = false;
  looked = changes;
  const place = el("div", { class: `part ${part.name}` });
  fill(main, place);
  try {
    const left = await part.mount(place, studio, where);
    if (place.isConnected) leave = left;
    else left?.();
  } catch (error) {
    stuck = place.isConnected;
    fill(place, problem(error));
  }
}

/** What stands where something cannot be shown: what is wrong, where, and what to do. */
function problem(error) {
  const every = error.told?.errors ?? [{ message: error.message, where: error.where, hint: error.hint }];
  return el("section", { class: "problem", role: "alert" }, el("h2", {}, t("shell.problem")),
    el("ul", {}, every.map((each) => el("li", {},
      el("strong", {}, each.message), each.where && el("code", {}, each.where), each.hint && el("span", {}, each.hint)))),
    button(t("shell.again"), () => show()));
}

/** Tell whoever listens. */
function tell(kind, data) {
  for (const each of [...listeners]) if (each.kind === kind) each.hear(data);
}

const hearing = {
  /** The studio answers, perhaps another one than before: what was missed is caught up with. */
  hello(state) {
    loadJobs().catch(studio.failed);
    if (state.session !== shell.state.session || state.revision !== shell.state.revision) hearing.files(state);
  },
  files(data) {
    changes += 1;
    renew().catch(studio.failed);
    if (stuck) show();
    else tell("files", data);
  },
  job(job) {
    jobs.set(job.number, job);
    drawTray();
    tell("job", job);
  },
  again() { show(); },
  lost() { away.textContent = t("shell.lost"); },
};

function hear(kind, data) {
  away.hidden = kind !== "lost";
  hearing[kind](data);
}

/** What the page knows of the episode, as its file says now; a file that is broken meanwhile changes nothing. */
async function renew() {
  const now = await api.get("/api/shell"), languages = JSON.stringify(shell.languages);
  if (!now.languages.length) return;
  shell = now;
  entitle();
  if (JSON.stringify(now.languages) !== languages) show();
}

/** The jobs that there are; what is heard of them meanwhile is newer. */
async function loadJobs() {
  jobs.clear();
  for (const job of (await api.get("/api/jobs")).jobs) if (!jobs.has(job.number)) jobs.set(job.number, job);
  drawTray();
  tell("job");
}

function drawTray() {
  tray.show([...jobs.values()].sort((a, b) => a.number - b.number));
}

const remembered = (key, otherwise) => localStorage.getItem(`langreel.${key}`) ?? otherwise;
const remember = (key, value) => localStorage.setItem(`langreel.${key}`, value);
function wear(theme) {
  document.documentElement.dataset.theme = theme;
  tell("theme");
}

start().catch((error) => fill(document.body, problem(error)));
