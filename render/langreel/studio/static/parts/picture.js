// The picture: stills, scrubbed and on a wall.

import { el, fill } from "../dom.js";

export const name = "picture";

export async function mount(place, studio) {
  fill(place, el("h2", {}, studio.t("picture.title")));
}
