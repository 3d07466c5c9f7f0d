// Wave marks: the marks of a line over the waveform of its take, shifted with the pointer or the arrow keys.

import { button, follow } from "./dom.js";
import { nearest, stepped } from "./marks.js";
import { t } from "./words.js";

const ROWS = 3;

/**
 * A button for each mark. `line` is the take's, `written` the line as it stands in the script, `read(piece)` what
 * a piece of it says; `shift(text, mark)` is given the line with the mark elsewhere.
 */
export function waveMarks(line, written, { lang, read, shift }) {
  return line.marks.map((mark, row) => {
    const number = written?.pieces.findIndex((piece) => piece.kind === "mark" && piece.value === mark.name) ?? -1;
    const chip = button(mark.name, () => {}, { class: "chip mark", title: t("script.mark.move"), disabled: number < 0,
      "aria-label": `${t("script.mark")} ${mark.name}, ${mark.seconds.toFixed(2)} s. ${t("script.mark.move")}`, data: { mark: mark.name } });
    chip.style.top = `${(row % ROWS) * 28 + 2}px`;
    chip.style.left = share(mark.seconds / line.seconds);
    chip.addEventListener("keydown", (event) => {
      const step = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
      if (!step) return;
      event.preventDefault();
      const text = stepped(written.pieces, number, step, lang);
      if (text) shift(text, mark.name);
    });
    chip.addEventListener("pointerdown", (event) => drag(event, chip, (seconds) => {
      const distance = (offset) => Math.abs(when(line, offset) - seconds);
      shift(nearest(written.pieces, number, lang, { read, distance }), mark.name);
    }, line.seconds));
    return chip;
  });
}

/** Follow the pointer; `dropped(seconds)` hears where the mark was let go, if it was moved at all. */
function drag(event, chip, dropped, whole) {
  const box = chip.parentElement.getBoundingClientRect();
  const grip = event.clientX - chip.getBoundingClientRect().left;
  const at = (x) => Math.max(0, Math.min(1, (x - grip - box.left) / box.width));
  const { left } = chip.style;
  let here = null;
  const move = ({ clientX }) => {
    if (here === null && Math.abs(clientX - event.clientX) < 4) return;
    here = at(clientX);
    chip.style.left = share(here);
  };
  follow(move, (letGo) => {
    if (letGo && here !== null) dropped(here * whole);
    else chip.style.left = left;
  });
}

/** When the character there is said: as its word begins, or the one that follows. */
const when = (line, offset) => line.words.find((word) => word.end > offset)?.begins ?? line.seconds;
const share = (part) => `${Math.min(100, 100 * part)}%`;
