// In hand: what somebody is writing, dragging or saving is not taken away, whatever the files say meanwhile.
//
// A view is `load`ed with what is told of it, told that it is gone (`lose`), and says whether it is `inHand`.

import { fill } from "./dom.js";

/** Views by their keys, in the order of what is told of each. Who is gone is kept at its place: it may come again. */
export function kept(views, told, make) {
  const order = [...told.keys()];
  [...views.keys()].forEach((key, at) => { if (!told.has(key)) order.splice(at, 0, key); });
  const all = new Map(order.map((key) => [key, views.get(key) ?? make(key)]));
  for (const [key, view] of all) {
    view.lost = !told.has(key);
    if (view.lost) view.lose(); else view.load(told.get(key));
  }
  return all;
}

/** The views that are seen: those that are there, and those that are gone but in hand. */
export const shown = (views) => [...views.values()].filter((view) => !view.lost || view.inHand);

/** Children in this order, and no others; whichever has the focus stays where it is, and the others are laid around it. */
export function arrange(parent, children) {
  const wanted = children.flat(Infinity).filter(Boolean), stays = new Set(wanted);
  for (const child of [...parent.childNodes]) if (!stays.has(child)) child.remove();
  const still = Math.max(0, wanted.findIndex((each) => each.contains(document.activeElement)));
  if (wanted.length && wanted[still].parentNode !== parent) parent.append(wanted[still]);
  for (let at = still - 1; at >= 0; at -= 1) if (wanted[at].nextSibling !== wanted[at + 1]) parent.insertBefore(wanted[at], wanted[at + 1]);
  for (let at = still + 1; at < wanted.length; at += 1) {
    const behind = wanted[at - 1].nextSibling;
    if (behind !== wanted[at]) parent.insertBefore(wanted[at], behind);
  }
  return parent;
}

/** Other children, and the focus where it was: on what has the same name. */
export function refill(place, ...children) {
  const name = place.contains(document.activeElement) && document.activeElement.getAttribute("aria-label");
  fill(place, ...children);
  if (name && !place.contains(document.activeElement)) place.querySelector(`[aria-label="${CSS.escape(name)}"]`)?.focus({ preventScroll: true });
}

/** Whether a view is told something that it has not been told last; `telling` holds what that was. */
export function isNews(telling, key, told) {
  const said = JSON.stringify(told), was = telling.get(key);
  telling.set(key, said);
  return said !== was;
}
