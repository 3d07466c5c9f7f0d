// Figure panel: where a number comes from: its table with the cell lit, and every place that uses it.

import { button, el } from "./dom.js";
import { isNews, refill } from "./in_hand.js";
import { t } from "./words.js";
import { TextField, why } from "./writing.js";

const AROUND = 400;

/**
 * Shows figures below `element`. `edits` writes cells; `figures()` are those of the script; `go(use)` leads to a place that
 * uses one; `again()` asks for the script anew.
 */
export class FigurePanel {
  constructor(studio, { edits, figures, go, again }) {
    Object.assign(this, { studio, edits, figures, go, again });
    this.askCells = studio.latest((tables) =>
      Promise.all(tables.map((table) => studio.get(`/api/cells/${studio.path(table)}`))));
    this.telling = new Map();
    this.fields = new Map();
    this.element = el("section", { class: "figure-panel", "aria-live": "polite" });
  }

  /** Show a figure, and the page where it stands. */
  async show(id) {
    this.id = id;
    await this.load();
    if (this.id === id) this.element.querySelector(".lit")?.scrollIntoView({ block: "center" });
  }

  /** The figure that is shown, as the files have it now. */
  async load() {
    const { id } = this, figure = this.figures()[id];
    if (!id) return;
    const tables = [...new Set(figure?.cells.map((cell) => cell.table))];
    const [found, error] = await this.askCells(tables).then((all) => [all], (failed) => [[], failed]);
    if (this.id !== id) return;
    this.loadFields(figure, found);
    const shown = [...this.fields.values()].filter((field) => field.isLit || field.inHand);
    // A cell that is being written is not moved; what it stands in is drawn once that is done.
    if (shown.some((field) => field.inHand && field.input === document.activeElement)) return;
    const told = [id, figure, found, error && why(error), shown.map((field) => field.name)];
    if (isNews(this.telling, "drawn", told)) this.draw({ id, figure, found, error });
  }

  draw({ id, figure, found, error }) {
    const stray = [...this.fields.values()].filter((field) => field.inHand && !field.isLit);
    const scrolled = [...this.element.querySelectorAll(".cells")].map((cells) => cells.scrollTop);
    refill(this.element,
      el("h2", {}, id, " ", figure && el("small", {}, Object.values(figure.written).join(" · "))),
      stray.map((field) => field.element),
      !figure && el("p", { class: "error" }, t("script.figure.unread")),
      error && el("p", { class: "error" }, why(error)),
      figure?.formula && el("p", {}, el("code", {}, figure.formula)),
      figure && found.map((table) => this.table(table, figure.cells.filter((cell) => cell.table === table.name))),
      figure && this.uses(figure));
    this.element.querySelectorAll(".cells").forEach((cells, at) => { cells.scrollTop = scrolled[at] ?? 0; });
  }

  uses(figure) {
    return [el("h3", {}, t("script.uses")),
      el("ul", { class: "uses" }, figure.uses.map((use) => el("li", {}, button(
        `${use.segment} · ${use.lang ? `${use.lang} ${use.line}` : t("script.screen")}`, () => this.go(use)))))];
  }

  /** The figure's cells that can be written, each in a field that knows its line; those of another stay while they are in hand. */
  loadFields(figure, found) {
    for (const field of this.fields.values()) field.isLit = false;
    for (const table of found.filter((each) => each.editable)) {
      for (const cell of figure.cells.filter((each) => each.table === table.name)) this.loadField(table, cell);
    }
  }

  loadField(table, cell) {
    const key = keyOf(table, cell);
    const row = line(table, cell), text = table.rows[row]?.[table.columns.indexOf(cell.column)];
    if (text === undefined) return;
    if (!this.fields.has(key)) this.fields.set(key, this.field(table, cell, text));
    const field = this.fields.get(key);
    Object.assign(field, { name: key, line: row, isLit: true });
    field.load(text);
  }

  table(table, cells) {
    const lit = new Map(cells.map((cell) => [line(table, cell), cell]));
    const lines = Object.keys(table.rows).map(Number);
    const middle = lines.indexOf([...lit.keys()][0] ?? lines[0]);
    const near = lines.slice(Math.max(0, middle - AROUND / 2), middle + AROUND / 2);
    return el("div", { class: "cells", tabIndex: 0, role: "region", "aria-label": table.name },
      el("table", {}, el("caption", {}, table.file, " · ", cells[0]?.source),
        el("thead", {}, el("tr", {}, table.columns.map((column) => el("th", { scope: "col" }, column)))),
        el("tbody", {}, near.map((row) => el("tr", {}, table.rows[row].map((text, number) => {
          const cell = lit.get(row)?.column === table.columns[number] && lit.get(row);
          return cell ? el("td", { class: "lit" }, this.fields.get(keyOf(table, cell))?.element ?? text) : el("td", {}, text);
        }))))));
  }

  /** A cell in a field; the figure, and the page, say what stands there in the end. */
  field(table, { column }, text) {
    const write = async (was, now, failed) => {
      const stands = await this.edits.cell({ table: table.name, line: () => made.line, column, was, text: now }, failed);
      if (stands !== null) await this.again().catch(this.studio.failed);
      return stands;
    };
    const made = new TextField({ label: `${table.name} ${column}`, size: Math.max(6, text.length + 1) }, write, () => this.load());
    return made;
  }
}

const keyOf = (table, cell) => [table.name, cell.row, cell.column].join("\n");

/** The line of the row that a cell of a figure was read from. */
function line(table, cell) {
  const keys = table.columns.filter((column) => cell.row.includes(`${column}=`));
  return Number(Object.keys(table.rows).find((row) => keys.every((column) => {
    const told = `${column}=${table.rows[row][table.columns.indexOf(column)]}`;
    return ` ${cell.row} `.includes(` ${told} `);
  })) ?? 0);
}
