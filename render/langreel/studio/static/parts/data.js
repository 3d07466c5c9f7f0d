// Data: tables with their course and their age, each number with what it rests on, a new table by drop.

import { button, choice, el, fill } from "../dom.js";
import { inLanguage } from "../words.js";

export const name = "data";
const TEXTS = ["title", "publisher", "series", "url", "as_of", "licence"];

export async function mount(place, studio, where) {
  const room = new DataRoom(place, studio);
  await room.load();
  if (where[0]) await room.show(where[0]);
  return studio.on("files", () => room.load().catch(studio.failed));
}

class DataRoom {
  constructor(place, studio) {
    this.place = place;
    this.studio = studio;
    this.t = studio.t;
    this.search = "";
    [this.askTables, this.askTable, this.askClaims] = Array.from({ length: 3 }, () => studio.latest(studio.get));
    this.detail = el("section", { class: "detail", "aria-live": "polite" });
    this.list = el("div", { class: "tables" });
    this.ledger = el("section", { class: "claims" });
    const file = el("input", { type: "file", hidden: true, onchange: (event) => this.offer(event.target.files[0]) });
    fill(place,
      el("div", { class: "controls", role: "toolbar", "aria-label": this.t("data.title") },
        el("h2", {}, this.t("data.tables")), el("span", { class: "end" }, file, button(this.t("data.add"), () => file.click()))),
      el("div", { class: "two" }, this.list, this.detail), this.ledger);
    place.ondragover = (event) => event.preventDefault();
    place.ondrop = (event) => { event.preventDefault(); this.offer(event.dataTransfer.files[0]); };
  }

  async load() {
    this.tables = (await this.askTables("/api/data")).tables;
    this.drawTables();
    if (this.shown) await this.show(this.shown);
    try {
      this.told = await this.askClaims("/api/claims");
      this.drawClaims();
    } catch (error) { fill(this.ledger, el("h2", {}, this.t("data.claims")), el("p", { class: "error" }, error.message, " ", el("code", {}, error.where))); }
  }

  drawTables() {
    fill(this.list, el("table", {},
      el("thead", {}, el("tr", {}, ["table", "course", "rows", "asof", "uses"].map((key) => el("th", { scope: "col" }, this.t(`data.${key}`))))),
      el("tbody", {}, this.tables.map((table) => el("tr", { "aria-current": table.name === this.shown ? "true" : undefined },
        el("th", { scope: "row" }, button(table.name, () => this.show(table.name), { class: "link" }),
          el("span", { class: "about" }, [table.title, table.publishers].map((each) => inLanguage(each, document.documentElement.lang)).filter(Boolean).join(" · "))),
        el("td", { class: "course" }, table.problem ? el("span", { class: "error" }, table.problem)
          : Object.entries(table.lines).filter(([, line]) => line.length > 2).slice(0, 2).map(([column, line]) => el("span", { title: column }, line))),
        el("td", { class: "number" }, String(table.rows)),
        el("td", {}, table.as_of, table.days !== null && el("span", { class: table.days > 400 ? "about why" : "about" }, this.t("data.days", { days: table.days }))),
        el("td", { class: "number" }, String(table.uses)))))));
  }

  async show(name) {
    this.shown = name;
    try {
      const { table } = await this.askTable(`/api/data/${this.studio.path(name)}`);
      const rows = Object.entries(table.courses).flatMap(([column, courses]) => courses.map((course) => [column, course]));
      const kinds = Object.fromEntries(table.columns.map((column) => [column.name, column]));
      fill(this.detail, el("h3", {}, table.name), el("p", {}, el("code", {}, table.file), table.source?.url && el("span", { class: "about" }, table.source.url)),
        el("table", {}, el("tbody", {}, rows.map(([column, course]) => el("tr", {},
          el("th", { scope: "row" }, column, el("span", { class: "about" }, kinds[column]?.unit)), el("td", {}, course.series),
          el("td", { class: "number" }, course.first), el("td", { class: "course" }, course.line), el("td", { class: "number" }, course.last))))),
        table.more_series > 0 && el("p", { class: "about" }, this.t("data.more", { count: table.more_series })),
        this.users("data.figures", table.figures), this.users("data.scenes", table.scenes));
    } catch (error) { fill(this.detail, el("p", { class: "error" }, error.message, " ", el("code", {}, error.where))); }
    this.drawTables();
  }

  users(key, names) {
    return names.length > 0 && el("details", { open: names.length < 9 }, el("summary", {}, `${this.t(key)} (${names.length})`),
      el("ul", {}, names.map((each) => el("li", {}, each))));
  }

  drawClaims() {
    const { claims, ledger, drifted } = this.told;
    const languages = this.studio.shell.languages.map((each) => [each.code, each.name]);
    this.lang = this.lang ?? languages[0]?.[0];
    const find = el("input", { type: "search", value: this.search, "aria-label": this.t("data.search"), placeholder: this.t("data.search"),
      oninput: (event) => { this.search = event.target.value.toLocaleLowerCase(); this.drawRows(); } });
    this.rows = el("tbody", {});
    fill(this.ledger,
      el("div", { class: "controls" }, el("h2", {}, this.t("data.claims")),
        choice(this.t("data.language"), languages, this.lang, (lang) => { this.lang = lang; this.drawRows(); }), find,
        el("span", { class: drifted.length ? "error" : "about" }, this.t(!ledger ? "data.unmade" : drifted.length ? "data.drifted" : "data.same", { count: drifted.length }))),
      drifted.length > 0 && el("ul", { class: "findings" }, drifted.slice(0, 20).map((each) => el("li", { class: "error" }, each.message))),
      el("table", {}, el("thead", {}, el("tr", {}, ["said", "where", "value", "rests", "source"].map((key) => el("th", { scope: "col" }, this.t(`data.${key}`))))), this.rows));
    this.all = claims;
    this.drawRows();
  }

  drawRows() {
    const wanted = (claim) => claim.lang === this.lang
      && (!this.search || [claim.said, claim.segment, claim.figure, claim.table, claim.row].some((text) => text.toLocaleLowerCase().includes(this.search)));
    fill(this.rows, this.all.filter(wanted).map((claim) => el("tr", {},
      el("td", { lang: claim.lang }, claim.said),
      el("td", {}, button(claim.line ? `${claim.segment}.${claim.line}` : claim.segment, () => this.studio.go("script", claim.segment), { class: "link" }),
        !claim.line && el("span", { class: "about" }, this.t("data.screen"))),
      el("td", {}, el("code", {}, [claim.arithmetic || claim.value, claim.unit].filter(Boolean).join(" "))),
      el("td", {}, claim.table && button(claim.table, () => this.show(claim.table), { class: "link" }), el("span", { class: "about" }, [claim.row, claim.column, claim.cell].filter(Boolean).join(" · "))),
      el("td", {}, claim.publisher, el("span", { class: "about" }, claim.as_of)))));
  }

  /** A file is read as a table; nothing is written before its entry has been looked at. */
  async offer(file, texts = {}, write = false) {
    if (!file) return;
    const query = new URLSearchParams({ ...Object.fromEntries(Object.entries(texts).filter(([, text]) => text)), ...(write ? { write: "yes" } : {}) });
    try {
      const made = await this.studio.upload(`/api/data/offer/${this.studio.path(file.name)}?${query}`, file);
      if (write) {
        this.studio.notice(this.t("data.written", { files: made.written.join(", ") }));
        this.shown = made.name;
        await this.load();
      } else this.drawOffer(file, made, texts);
    } catch (error) { this.studio.failed(error); }
  }

  drawOffer(file, made, texts) {
    const fields = TEXTS.map((key) => el("input", { value: texts[key] ?? "", "aria-label": this.t(`data.${key}`), placeholder: this.t(`data.${key}`) }));
    const told = () => Object.fromEntries(TEXTS.map((key, at) => [key, fields[at].value.trim()]));
    fill(this.detail, el("h3", {}, this.t("data.offer", { name: made.name, rows: made.rows })),
      el("table", {}, el("tbody", {}, made.columns.map((column) => el("tr", {}, el("th", { scope: "row" }, column.name), el("td", {}, column.kind),
        el("td", { class: "number" }, `${column.least} … ${column.most}`), el("td", { class: column.sure ? "" : "why" }, column.unit))))),
      el("pre", {}, made.entry), el("div", { class: "fields" }, fields),
      el("div", { class: "controls" }, button(this.t("data.look"), () => this.offer(file, told())),
        button(this.t("data.write"), () => this.offer(file, told(), true), { class: "main" })));
  }
}
