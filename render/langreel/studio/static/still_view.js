// Still view: the picture of a moment with what is wrong in it, drawn again whenever it changes.

import { el, fill } from "./dom.js";
import { t } from "./words.js";

/** A still. `show(lang, segment, moment)` draws it; what is asked while one is drawn waits for it. */
export class StillView {
  constructor(studio) {
    this.studio = studio;
    this.over = el("div", { class: "over", "aria-hidden": "true" });
    this.list = el("ul", { class: "findings" });
    this.frame = el("div", { class: "frame" }, this.over);
    this.element = el("figure", { class: "still" }, this.frame, el("figcaption", {}, this.list));
  }

  async show(lang, segment, moment = "", into = null) {
    this.wanted = { lang, segment, moment, into };
    if (this.drawing) return;
    this.drawing = true;
    this.frame.classList.add("busy");
    while (this.wanted) {
      const wanted = this.wanted;
      this.wanted = null;
      await this.draw(wanted);
    }
    this.drawing = false;
    this.frame.classList.remove("busy");
  }

  async draw({ lang, segment, moment, into }) {
    const began = performance.now();
    const query = into === null ? `moment=${encodeURIComponent(moment)}` : `frame=${into}`;
    try {
      const made = await this.studio.get(`/api/still/${this.studio.path(lang, segment)}?${query}`);
      // The one before is seen until this one can be.
      const image = el("img", { src: made.url, alt: `${t("picture.still")} ${segment}${moment ? `@${moment}` : ""}` });
      await image.decode().catch(() => {});
      this.put(made, image);
      this.seconds = (performance.now() - began) / 1000;
      this.element.dataset.drawn = String(Number(this.element.dataset.drawn ?? 0) + 1);
      this.element.dataset.seconds = this.seconds.toFixed(2);
    } catch (error) {
      fill(this.list, el("li", { class: "error" }, [error.message, error.where, error.hint].filter(Boolean).join(" · ")));
    }
  }

  put(made, image) {
    fill(this.frame, image, this.over);
    const boxes = made.findings.flatMap(({ finding, boxes: each }) => each.map(([left, top, width, height]) => {
      const box = el("div", { class: `box ${finding.severity}`, title: finding.message });
      Object.assign(box.style, { left: `${left * 100}%`, top: `${top * 100}%`, width: `${width * 100}%`, height: `${height * 100}%` });
      return box;
    }));
    fill(this.over, boxes);
    fill(this.list, made.findings.map(({ finding }) => el("li", { class: finding.severity }, finding.message, " ", el("code", {}, finding.rule))));
  }
}
