// Line column: a segment's lines in one language. A line that moves takes its editor along.

import { kept, shown } from "./in_hand.js";
import { sameLines } from "./same_lines.js";

/** Lines as they are told; `make()` makes a view of one. */
export class LineColumn {
  constructor(make) {
    this.make = make;
    this.cells = new Map();
    this.made = 0;
  }

  get inHand() { return [...this.cells.values()].some((cell) => cell.inHand); }
  /** Those that stand in the file, in their order. */
  get lines() { return [...this.cells.values()].filter((cell) => !cell.lost); }
  /** Those that are gone from it, but in hand. */
  get gone() { return shown(this.cells).filter((cell) => cell.lost); }

  load(lines) {
    const keys = [...this.cells.keys()], cells = [...this.cells.values()];
    const same = sameLines(cells.map((cell) => cell.latest.raw), lines.map((line) => line.raw), cells.map((cell) => cell.lost));
    const told = new Map(lines.map((line, at) => [keys[same[at]] ?? (this.made += 1), { line, number: at + 1 }]));
    this.cells = kept(this.cells, told, this.make);
  }

  lose() { this.load([]); }
}
