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
    this.drawn = new Map();
    this.claimTools();
    const file = el("input", { type: "file", hidden: true, onchange: ({ target }) => {
      this.offer(target.files[0]);
      // The same file once more is another choice.
      target.value = "";
    } });
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
    } catch (error) { this.draw(this.ledger, error.message, () => [el("h2", {}, this.t("data.claims")), failure(error)]); }
  }

  /** Draw what is told in a place. What is the same as before is left: something in it may have the focus, or be open. */
  draw(place, told, drawing) {
    const text = JSON.stringify(told);
    if (this.drawn.get(place) === text) return;
    this.drawn.set(place, text);
    fill(place, drawing());
  }

  drawTables() {
    this.draw(this.list, [this.tables, this.shown], () => el("table", {},
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
    const { told, drawing } = await this.askTable(`/api/data/${this.studio.path(name)}`)
      .then(({ table }) => ({ told: table, drawing: () => this.detailOf(table) }),
        (error) => ({ told: error.message, drawing: () => failure(error) }));
    // Another may have been asked for meanwhile, or a file offered.
    if (this.shown === name) this.draw(this.detail, told, drawing);
    this.drawTables();
  }

  detailOf(table) {
    const rows = Object.entries(table.courses).flatMap(([column, courses]) => courses.map((course) => [column, course]));
    const kinds = Object.fromEntries(table.columns.map((column) => [column.name, column]));
    return [el("h3", {}, table.name), el("p", {}, el("code", {}, table.file), table.source?.url && el("span", { class: "about" }, table.source.url)),
      el("table", {}, el("tbody", {}, rows.map(([column, course]) => el("tr", {},
        el("th", { scope: "row" }, column, el("span", { class: "about" }, kinds[column]?.unit)), el("td", {}, course.series),
        el("td", { class: "number" }, course.first), el("td", { class: "course" }, course.line), el("td", { class: "number" }, course.last))))),
      table.more_series > 0 && el("p", { class: "about" }, this.t("data.more", { count: table.more_series })),
      this.users("data.figures", table.figures), this.users("data.scenes", table.scenes)];
  }

  users(key, names) {
    return names.length > 0 && el("details", { open: names.length < 9 }, el("summary", {}, `${this.t(key)} (${names.length})`),
      el("ul", {}, names.map((each) => el("li", {}, each))));
  }

  /** What of the claims stays, whichever there are. */
  claimTools() {
    const languages = this.studio.shell.languages.map((each) => [each.code, each.name]);
    this.lang = languages[0]?.[0];
    const find = el("input", { type: "search", "aria-label": this.t("data.search"), placeholder: this.t("data.search"),
      oninput: (event) => { this.search = event.target.value; this.drawRows(); } });
    this.compared = el("span", {});
    this.drifted = el("ul", { class: "findings" });
    this.rows = el("tbody", {});
    this.claims = [
      el("div", { class: "controls" }, el("h2", {}, this.t("data.claims")),
        choice(this.t("data.language"), languages, this.lang, (lang) => { this.lang = lang; this.drawRows(); }), find, this.compared),
      this.drifted,
      el("div", { class: "wide" }, el("table", {},
        el("thead", {}, el("tr", {}, ["said", "where", "value", "rests", "source"].map((key) => el("th", { scope: "col" }, this.t(`data.${key}`))))), this.rows))];
  }

  drawClaims() {
    const { ledger, drifted } = this.told;
    this.draw(this.ledger, "claims", () => this.claims);
    this.compared.className = drifted.length ? "error" : "about";
    fill(this.compared, this.t(!ledger ? "data.unmade" : drifted.length ? "data.drifted" : "data.same", { count: drifted.length }));
    fill(this.drifted, drifted.slice(0, 20).map((each) => el("li", { class: "error" }, each.message)));
    this.drawRows();
  }

  drawRows() {
    const search = this.search.toLocaleLowerCase();
    const wanted = (claim) => claim.lang === this.lang
      && (!search || [claim.said, claim.segment, claim.figure, claim.table, claim.row].some((text) => text.toLocaleLowerCase().includes(search)));
    const claims = this.told.claims.filter(wanted);
    this.draw(this.rows, claims, () => claims.map((claim) => el("tr", {},
      el("td", { lang: claim.lang }, claim.said),
      el("td", {}, button(claim.line ? `${claim.segment}.${claim.line}` : claim.segment, () => this.studio.go("script", claim.segment), { class: "link" }),
        !claim.line && el("span", { class: "about" }, this.t("data.screen"))),
      el("td", {}, el("code", {}, [claim.arithmetic || claim.value, claim.unit].filter(Boolean).join(" "))),
      el("td", {}, claim.table && button(claim.table, () => this.show(claim.table), { class: "link" }), el("span", { class: "about" }, [claim.row, claim.column, claim.cell].filter(Boolean).join(" · "))),
      el("td", {}, claim.publisher, el("span", { class: "about" }, claim.as_of)))));
  }

  /** A file is read as a table; nothing is written before its entry has been looked at. */
  async offer(file, form = this.sourceForm(), write = false) {
    if (!file) return;
    const texts = [...form.children].map(({ name, value }) => [name, value.trim()]).filter(([, text]) => text);
    const query = new URLSearchParams([...texts, ...(write ? [["write", "yes"]] : [])]);
    try {
      const made = await this.studio.upload(`/api/data/offer/${this.studio.path(file.name)}?${query}`, file);
      if (write) {
        this.studio.notice(this.t("data.written", { files: made.written.join(", ") }));
        this.shown = made.name;
        await this.load();
      } else this.drawOffer(file, made, form);
    } catch (error) { this.studio.failed(error); }
  }

  sourceForm() {
    return el("div", { class: "fields" }, TEXTS.map((name) =>
      el("input", { name, "aria-label": this.t(`data.${name}`), placeholder: this.t(`data.${name}`) })));
  }

  /** It stands until it is written, or a table is looked at; what is typed into its form stays as well. */
  drawOffer(file, made, form) {
    this.shown = null;
    this.drawTables();
    this.drawn.delete(this.detail);
    fill(this.detail, el("h3", {}, this.t("data.offer", { name: made.name, rows: made.rows })),
      el("table", {}, el("tbody", {}, made.columns.map((column) => el("tr", {}, el("th", { scope: "row" }, column.name), el("td", {}, column.kind),
        el("td", { class: "number" }, `${column.least} … ${column.most}`), el("td", { class: column.sure ? "" : "why" }, column.unit))))),
      el("pre", {}, made.entry), form,
      el("div", { class: "controls" }, button(this.t("data.look"), () => this.offer(file, form)),
        button(this.t("data.write"), () => this.offer(file, form, true), { class: "main" })));
  }
}

/** What cannot be shown, and where that is told. */
const failure = (error) => el("p", { class: "error" }, error.message, " ", el("code", {}, error.where));
