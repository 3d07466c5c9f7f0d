// DOM: elements made of names, properties and children. Text is text: nothing here reads markup.

const SVG = "http://www.w3.org/2000/svg";
const ATTRIBUTES = new Set(["role", "for", "list", "lang", "dir"]);

/** An element. Keys with a dash, `role`, `for`, `lang` are attributes, `on…` listeners, the rest properties. */
export function el(name, properties = {}, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(properties)) {
    if (value === undefined || value === null) continue;
    if (key.startsWith("on")) made.addEventListener(key.slice(2).toLowerCase(), value);
    else if (key === "data") Object.assign(made.dataset, value);
    else if (key === "class") made.className = value;
    else if (key.includes("-") || ATTRIBUTES.has(key)) made.setAttribute(key, value);
    else made[key] = value;
  }
  put(made, ...children);
  return made;
}

/** Children behind those that are there: elements, text, or lists of them; what is empty is left out. */
export function put(parent, ...children) {
  parent.append(...nodes(children));
  return parent;
}

/** The same element with other children. One that was there already is not moved: it plays on, and keeps the focus. */
export function fill(parent, ...children) {
  const wanted = nodes(children), kept = new Set(wanted);
  for (const child of [...parent.childNodes]) if (!kept.has(child)) child.remove();
  wanted.forEach((child, at) => { if (parent.childNodes[at] !== child) parent.insertBefore(child, parent.childNodes[at] ?? null); });
  return parent;
}

/** The same, for children that are drawn anew: whoever was at one of them is at the one of the same name. */
export function refill(parent, ...children) {
  const held = parent.contains(document.activeElement) && named(document.activeElement);
  fill(parent, ...children);
  if (held) [...parent.querySelectorAll("*")].find((each) => named(each) === held)?.focus();
  return parent;
}

const named = (element) => `${element.tagName} ${element.ariaLabel ?? element.textContent}`;
const EMPTY = new Set([undefined, null, false, ""]);
const nodes = (children) => children.flat(Infinity).filter((child) => !EMPTY.has(child))
  .map((child) => (child instanceof Node ? child : document.createTextNode(String(child))));

/** A button with words, or with a sign and a name for those who do not see it. */
export function button(words, act, properties = {}) {
  return el("button", { type: "button", onclick: act, ...properties }, words);
}

/** A sign (drawn) in a button that is named for all who do not see it. */
export function sign(path, name, act, properties = {}) {
  const drawn = document.createElementNS(SVG, "svg");
  drawn.setAttribute("viewBox", "0 0 16 16");
  drawn.setAttribute("aria-hidden", "true");
  const line = document.createElementNS(SVG, "path");
  line.setAttribute("d", path);
  drawn.append(line);
  return el("button", { type: "button", class: "sign", title: name, "aria-label": name, onclick: act, ...properties }, drawn);
}

/** Follow the pointer; `letGo(here)` hears whether it was let go in the end, or taken by the browser. */
export function follow(moved, letGo) {
  const until = new AbortController(), { signal } = until;
  const ended = ({ type }) => { until.abort(); letGo(type === "pointerup"); };
  document.addEventListener("pointermove", moved, { signal });
  for (const each of ["pointerup", "pointercancel"]) document.addEventListener(each, ended, { signal });
}

/** A labelled choice of [value, words] pairs. */
export function choice(label, options, value, act, properties = {}) {
  const made = el("select", { onchange: (event) => act(event.target.value), "aria-label": label, ...properties },
    options.map(([key, words]) => el("option", { value: key, selected: key === value }, words)));
  made.value = value;
  return made;
}
