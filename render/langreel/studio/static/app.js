// App: the shell around the parts: tabs, language, colours, what is being made, what went wrong.

import * as api from "./api.js";
import { button, choice, el, fill } from "./dom.js";
import { parts } from "./parts/index.js";
import { inLanguage, speak, t } from "./words.js";

const PAGE_LANGUAGES = [["zh", "中文"], ["en", "English"]];
const THEMES = ["auto", "light", "dark"];
const listeners = new Set();
const jobs = new Map();
let shell, main, leave, tray, notices, tabs;

/** What every part is given: its words, its server, what happens, and how to go elsewhere. */
const studio = {
  t,
  ...api,
  get shell() { return shell; },
  get jobs() { return jobs; },
  /** Hear of `files` (the project changed), `job` (something is being made). Gives what ends it. */
  on(kind, hear) {
    const entry = { kind, hear };
    listeners.add(entry);
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
  api.listen(["files", "job", "again", "lost"], hear);
  for (const job of (await api.get("/api/jobs")).jobs) jobs.set(job.number, job);
  drawTray();
  for (const each of [...listeners]) if (each.kind === "job") each.hear();
}

function draw() {
  document.documentElement.lang = remembered("lang", "en");
  document.title = `${inLanguage(shell.title, remembered("lang", "en")) || shell.episode} · langreel studio`;
  main = el("main", { id: "main", tabIndex: -1 });
  tray = el("section", { class: "tray", "aria-label": t("shell.making"), "aria-live": "polite" });
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
  const head = el("header", { class: "bar" },
    el("h1", {}, inLanguage(shell.title, remembered("lang", "en")) || shell.episode), tabs,
    el("div", { class: "tools" }, language, theme));
  fill(document.body, el("a", { class: "skip", href: "#main" }, t("shell.skip")), head, main, tray, notices);
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
  const place = el("div", { class: `part ${part.name}` });
  fill(main, place);
  try {
    const left = await part.mount(place, studio, where);
    if (place.isConnected) leave = left;
    else left?.();
  } catch (error) {
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

function hear(kind, data) {
  if (kind === "again") { show(); return; }
  if (kind === "job") { jobs.set(data.number, data); drawTray(); }
  for (const each of [...listeners]) if (each.kind === kind) each.hear(data);
}

function drawTray() {
  const busy = [...jobs.values()].filter((job) => ["waiting", "running"].includes(job.state));
  const failed = [...jobs.values()].slice(-1).filter((job) => job.state === "failed");
  fill(tray, [...busy, ...failed].map((job) => el("article", { class: `job ${job.state}` },
    el("strong", {}, t(`job.${job.kind}`)),
    el("span", {}, (job.asked.segments ?? []).join(", "), " ", (job.asked.langs ?? []).join(" ")),
    job.state === "failed"
      ? el("span", { class: "error" }, job.errors.map((each) => [each.where, each.message, each.hint].filter(Boolean).join(" · ")).join("; "))
      : progress(job),
    job.state === "failed"
      ? button(t("shell.dismiss"), () => { jobs.set(job.number, { ...job, state: "dismissed" }); drawTray(); })
      : button(t("job.cancel"), () => api.remove(`/api/jobs/${job.number}`).catch(studio.failed)))));
}

/** How far a job is, over all of its steps. */
function progress(job) {
  const done = job.steps.reduce((sum, step) => sum + step.done, 0);
  const total = job.steps.reduce((sum, step) => sum + step.total, 0);
  const words = job.steps.flatMap((step) => step.running.map((name) => `${step.step} ${name}`)).join(", ");
  return [el("progress", { max: total || 1, value: total ? done : 0, "aria-label": t(`job.${job.kind}`) }),
    el("span", { class: "running" }, words || t(`job.${job.state}`))];
}

const remembered = (key, otherwise) => localStorage.getItem(`langreel.${key}`) ?? otherwise;
const remember = (key, value) => localStorage.setItem(`langreel.${key}`, value);
function wear(theme) { document.documentElement.dataset.theme = theme; }

start().catch((error) => fill(document.body, problem(error)));
