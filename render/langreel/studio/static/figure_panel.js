// Figure panel: where a number comes from: its table with the cell lit, and every place that uses it.

import { button, el, fill } from "./dom.js";
import { t } from "./words.js";

const AROUND = 400;

/** Shows figures below `element`. `edits` writes cells; `go(use)` leads to a place that uses one. */
export class FigurePanel {
  constructor(studio, edits, go) {
    this.studio = studio;
    this.edits = edits;
    this.askCells = studio.latest((tables) =>
      Promise.all(tables.map((table) => studio.get(`/api/cells/${studio.path(table)}`))));
    this.go = go;
    this.element = el("section", { class: "figure-panel", "aria-live": "polite" });
  }

  async show(id, figure) {
    this.id = id;
    if (!figure) { fill(this.element); return; }
    const tables = [...new Set(figure.cells.map((cell) => cell.table))];
    const found = await this.askCells(tables);
    if (this.id !== id || this.typing) return;
    fill(this.element,
      el("h2", {}, id, " ", el("small", {}, Object.values(figure.written).join(" · "))),
      figure.formula && el("p", {}, el("code", {}, figure.formula)),
      found.map((table) => this.table(table, figure.cells.filter((cell) => cell.table === table.name))),
      el("h3", {}, t("script.uses")),
      el("ul", { class: "uses" }, figure.uses.map((use) => el("li", {}, button(
        `${use.segment} · ${use.lang ? `${use.lang} ${use.line}` : t("script.screen")}`, () => this.go(use))))));
    this.element.querySelector(".lit")?.scrollIntoView({ block: "center" });
  }

  /** Whether a cell is being written, which nothing may take away. */
  get typing() {
    const input = document.activeElement;
    return this.element.contains(input) && input.tagName === "INPUT" && input.value !== input.defaultValue;
  }

  table(table, cells) {
    const lit = new Map(cells.map((cell) => [line(table, cell), cell.column]));
    const lines = Object.keys(table.rows).map(Number);
    const middle = lines.indexOf([...lit.keys()][0] ?? lines[0]);
    const near = lines.slice(Math.max(0, middle - AROUND / 2), middle + AROUND / 2);
    return el("div", { class: "cells", tabIndex: 0, role: "region", "aria-label": table.name },
      el("table", {}, el("caption", {}, table.file, " · ", cells[0]?.source),
        el("thead", {}, el("tr", {}, table.columns.map((column) => el("th", { scope: "col" }, column)))),
        el("tbody", {}, near.map((row) => el("tr", {}, table.rows[row].map((text, number) => {
          const column = table.columns[number];
          const isLit = lit.get(row) === column;
          return el("td", { class: isLit ? "lit" : undefined }, isLit && table.editable ? this.input(table, row, column, text) : text);
        }))))));
  }

  input(table, row, column, text) {
    const made = el("input", { defaultValue: text, "aria-label": `${table.name} ${column}`, size: Math.max(6, text.length + 1) });
    const write = () => {
      const now = made.value.trim();
      made.defaultValue = made.value;
      if (now !== text) this.edits.cell({ table: table.name, line: row, column, was: text, text: now });
    };
    made.addEventListener("change", write);
    return made;
  }
}

/** The line of the row that a cell of a figure was read from. */
function line(table, cell) {
  const keys = table.columns.filter((column) => cell.row.includes(`${column}=`));
  return Number(Object.keys(table.rows).find((row) => keys.every((column) => {
    const told = `${column}=${table.rows[row][table.columns.indexOf(column)]}`;
    return ` ${cell.row} `.includes(` ${told} `);
  })) ?? 0);
}
