// The house: what is being made and why, how it went, what it takes, and what this machine lacks.

import { button, choice, el, fill } from "../dom.js";

export const name = "house";

export async function mount(place, studio) {
  const view = new HouseView(place, studio);
  await view.load();
  const off = [studio.on("job", () => view.jobs())];
  return () => off.forEach((end) => end());
}

class HouseView {
  constructor(place, studio) {
    this.place = place;
    this.studio = studio;
    this.opened = new Set();
    this.askLog = studio.latest((file) => (file ? studio.get(`/api/logs/${studio.path(file)}`) : ""));
  }

  async load() {
    const { t } = this.studio;
    this.house = await this.studio.get("/api/house");
    this.table = el("div", {});
    this.log = el("pre", { class: "log", tabIndex: 0, "aria-label": t("house.log") });
    this.machine = el("div", {}, this.doctorButton());
    fill(this.place, el("section", {}, el("h2", {}, t("house.make")), this.makers()),
      el("section", {}, el("h2", {}, t("house.jobs")), this.table),
      el("section", {}, el("h2", {}, t("house.disk")), this.disk()),
      el("section", {}, el("h2", {}, t("house.machine")), this.machine),
      el("section", {}, el("h2", {}, t("house.log")), this.logs(), this.log));
    this.jobs();
  }

  /** A button for each kind of thing that can be made of the whole film. */
  makers() {
    const { t, make } = this.studio;
    const whole = Object.entries(this.house.kinds).filter(([kind]) => kind !== "shot");
    return el("div", { class: "controls" }, whole.map(([kind, options]) => {
      if (!options.length) return button(t(`job.${kind}`), () => make(kind));
      let chosen = options[0];
      return el("span", { class: "pair" }, choice(t(`house.option.${kind}`), options.map((each) => [each, each]), chosen, (each) => { chosen = each; }),
        button(t(`job.${kind}`), () => make(kind, { option: chosen })));
    }));
  }

  jobs() {
    const { t } = this.studio;
    const rows = [...this.studio.jobs.values()].sort((a, b) => b.number - a.number);
    fill(this.table, rows.length ? rows.map((job) => el("details", { class: `job-row ${job.state}`, open: this.opened.has(job.number), ontoggle: ({ target }) => this.opened[target.open ? "add" : "delete"](job.number) },
      el("summary", {}, `#${job.number} `, el("strong", {}, t(`job.${job.kind}`)), " ", [...job.asked.langs, ...job.asked.segments, job.asked.option].filter(Boolean).join(" "), " · ",
        el("span", { class: "state" }, t(`job.${job.state}`)), ` · ${job.seconds.toFixed(1)} s`),
      job.errors.map((each) => el("p", { class: "error" }, each.message, " ", el("code", {}, each.where), " ", each.hint)),
      job.steps.length > 0 && el("table", { class: "plain" }, el("tbody", {}, job.steps.map((step) => el("tr", {}, el("th", { scope: "row" }, step.step),
        el("td", {}, `${step.total ? Math.round((100 * step.done) / step.total) : 0} %`), el("td", {}, step.running.join(", ")))))),
      (job.result?.made?.length || job.result?.notes?.length) ? el("ul", {}, [...(job.result.made ?? []), ...(job.result.notes ?? [])].map((each) => el("li", {}, el("code", {}, each)))) : null,
      el("ul", { class: "findings" }, (job.result?.findings ?? []).map((each) => el("li", { class: each.severity }, each.message, " ", el("code", {}, each.where), each.hint && el("small", {}, each.hint)))),
      job.log.length > 0 && el("pre", { class: "log" }, job.log.join("\n")))) : el("p", {}, t("house.quiet")));
  }

  disk() {
    const { t } = this.studio;
    const { cache, out, free } = this.house.disk;
    const rows = [["house.cache", cache], ["house.out", out], ["house.free", free]];
    return el("table", { class: "plain" }, el("tbody", {}, rows.map(([key, bytes]) => el("tr", {}, el("th", { scope: "row" }, t(key)), el("td", {}, size(bytes))))));
  }

  doctorButton() { return button(this.studio.t("house.doctor"), () => this.doctor()); }

  async doctor() {
    const { t } = this.studio;
    fill(this.machine, el("p", {}, t("house.looking")));
    const { checks } = await this.studio.get("/api/doctor").catch((error) => {
      this.studio.failed(error);
      return {};
    });
    if (!checks) { fill(this.machine, this.doctorButton()); return; }
    fill(this.machine, el("table", { class: "plain" }, el("tbody", {}, checks.map((check) => el("tr", {},
      el("th", { scope: "row" }, check.name), el("td", { class: check.good ? "good" : check.needed ? "error" : "warning" }, t(check.good ? "house.there" : check.needed ? "house.missing" : "house.absent")),
      el("td", {}, check.found), el("td", {}, !check.good && check.mend && el("code", {}, check.mend)))))));
  }

  logs() {
    const { t } = this.studio;
    if (!this.house.logs.length) return el("p", {}, t("house.no.logs"));
    return choice(t("house.log"), [["", "…"], ...this.house.logs.map((each) => [each, each])], "", async (file) => {
      this.log.textContent = await this.askLog(file).catch((error) => error.message);
    });
  }
}

const size = (bytes) => (bytes > 1e9 ? `${(bytes / 1e9).toFixed(1)} GB` : `${(bytes / 1e6).toFixed(1)} MB`);
