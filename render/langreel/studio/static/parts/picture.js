// The picture: a shot scrubbed through its marks, and all moments on a wall.

import { button, choice, el, fill } from "../dom.js";
import { StillView } from "../still_view.js";
import { clock } from "../timeline.js";

export const name = "picture";

export async function mount(place, studio, where) {
  const view = new PictureView(place, studio, where[0]);
  await view.load();
  const off = studio.on("files", () => view.load().catch(studio.failed));
  return () => { off(); view.closed = true; };
}

class PictureView {
  constructor(place, studio, segment) {
    this.place = place;
    this.studio = studio;
    this.lang = studio.shell.languages[0]?.code;
    this.segment = segment;
    this.still = new StillView(studio);
    this.walls = 0;
    this.sheet = el("div", { class: "sheet" });
    this.askMoments = studio.latest(studio.get);
  }

  async load() {
    this.moments = await this.askMoments(`/api/moments/${this.studio.path(this.lang)}`);
    const ids = this.moments.segments.map((each) => each.id);
    if (!ids.includes(this.segment)) this.segment = ids[0];
    const told = JSON.stringify([this.lang, ids, this.current]);
    this.clear();
    if (told === this.told) this.scrub(this.into);
    else this.build();
    this.told = told;
  }

  get current() { return this.moments.segments.find((each) => each.id === this.segment); }

  build() {
    const { t, shell } = this.studio;
    const { frames, marks, at } = this.current;
    this.time = el("output", {});
    this.slider = el("input", { type: "range", min: 0, max: frames - 1, value: Math.min(this.into ?? frames - 1, frames - 1), "aria-label": t("picture.scrub"), list: "marks",
      oninput: () => this.scrub(Number(this.slider.value)) });
    const stops = el("datalist", { id: "marks" }, marks.map((mark) => el("option", { value: at[mark], label: mark })));
    fill(this.place,
      el("div", { class: "controls" },
        el("label", {}, t("picture.segment"), choice(t("picture.segment"), this.moments.segments.map((each) => [each.id, each.id]), this.segment, (id) => { this.segment = id; this.into = null; this.build(); })),
        el("label", {}, t("picture.dub"), choice(t("picture.dub"), shell.languages.map((each) => [each.code, each.name]), this.lang, (lang) => { this.lang = lang; this.load().catch(this.studio.failed); }))),
      this.still.element,
      el("div", { class: "scrub" }, this.slider, stops, this.time),
      el("div", { class: "controls", role: "group", "aria-label": t("picture.marks") },
        marks.map((mark) => button(`@${mark}`, () => this.scrub(at[mark]))), button(t("picture.end"), () => this.scrub(frames - 1))),
      el("section", { class: "wall" }, el("h2", {}, t("picture.wall")), button(t("picture.draw"), () => this.wall()), this.sheet));
    this.scrub(Number(this.slider.value));
  }

  scrub(into) {
    this.into = into;
    this.slider.value = into;
    this.time.textContent = `${clock(into / this.moments.fps)} · ${into}`;
    const mark = this.current.marks.findLast((each) => this.current.at[each] <= into);
    this.slider.setAttribute("aria-valuetext", `${this.time.textContent} ${mark ? `@${mark}` : ""}`);
    this.still.show(this.lang, this.segment, "", into);
  }

  /** An empty wall: the number of the one that may be drawn there. */
  clear() {
    fill(this.sheet);
    this.walls += 1;
    return this.walls;
  }

  /** All moments of all segments, one segment after another; a click shows one large. */
  async wall() {
    const number = this.clear();
    for (const { id, at, frames } of this.moments.segments) {
      const row = el("div", { class: "row" }, el("h3", {}, id));
      this.sheet.append(row);
      try {
        const { stills } = await this.studio.get(`/api/wall/${this.studio.path(this.lang, id)}`);
        if (this.closed || number !== this.walls) return;
        for (const { moment, url, findings } of stills) {
          const words = moment ? `@${moment}` : this.studio.t("picture.end");
          row.append(el("button", { type: "button", class: `small${findings.length ? " wrong" : ""}`, onclick: () => {
            this.segment = id;
            this.into = moment ? Math.min(frames - 1, at[moment] + Math.round(0.7 * this.moments.fps)) : frames - 1;
            this.build();
          } }, el("img", { src: url, alt: `${this.studio.t("picture.still")} ${id} ${words}` }), el("span", {}, words)));
        }
      } catch (error) { row.append(el("p", { class: "error" }, error.message, " ", error.where)); }
    }
  }
}
