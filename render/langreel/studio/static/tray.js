// Tray: what is being made, and how far it is; what was made last, where it failed.

import { button, el, fill } from "./dom.js";
import { t } from "./words.js";

/** `act.cancel(job)` and `act.dismiss(job)` are what a reader does about one. */
export class Tray {
  constructor(act) {
    this.act = act;
    this.rows = new Map();
    this.element = el("section", { class: "tray", "aria-label": t("shell.making"), "aria-live": "polite" });
  }

  /** Whoever is at a job's buttons stays there while it goes on. */
  show(jobs) {
    const busy = jobs.filter((job) => ["waiting", "running"].includes(job.state));
    const failed = jobs.slice(-1).filter((job) => job.state === "failed");
    const before = this.rows;
    this.rows = new Map(busy.map((job) => [job.number, before.get(job.number) ?? this.row(job)]));
    for (const job of busy) this.rows.get(job.number).tell(job);
    fill(this.element, [...this.rows.values()].map((row) => row.element), failed.map((job) => this.failure(job)));
  }

  row(job) {
    const bar = el("progress", { "aria-label": t(`job.${job.kind}`) });
    const words = el("span", { class: "running" });
    const element = article(job, bar, words, button(t("job.cancel"), () => this.act.cancel(job)));
    const tell = (now) => {
      const [done, total] = ["done", "total"].map((key) => now.steps.reduce((sum, step) => sum + step[key], 0));
      Object.assign(bar, { max: total || 1, value: total ? done : 0 });
      element.className = `job ${now.state}`;
      words.textContent = now.steps.flatMap((step) => step.running.map((name) => `${step.step} ${name}`)).join(", ")
        || t(`job.${now.state}`);
    };
    return { element, tell };
  }

  failure(job) {
    const words = job.errors.map((each) => [each.where, each.message, each.hint].filter(Boolean).join(" · ")).join("; ");
    return article(job, el("span", { class: "error" }, words), button(t("shell.dismiss"), () => this.act.dismiss(job)));
  }
}

function article(job, ...rest) {
  const { segments = [], langs = [] } = job.asked;
  return el("article", { class: `job ${job.state}` }, el("strong", {}, t(`job.${job.kind}`)),
    el("span", {}, segments.join(", "), " ", langs.join(" ")), rest);
}
