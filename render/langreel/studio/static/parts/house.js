// The house: what is being made and why, logs, disk.

import { el, fill } from "../dom.js";

export const name = "house";

export async function mount(place, studio) {
  fill(place, el("h2", {}, studio.t("house.title")));
}
