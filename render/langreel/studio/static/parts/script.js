// The script: its lines in every language, side by side.

import { el, fill } from "../dom.js";

export const name = "script";

export async function mount(place, studio) {
  fill(place, el("h2", {}, studio.t("script.title")));
}
