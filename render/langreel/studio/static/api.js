// API: the studio's own server, asked.

/** A request that was refused: its status, and the finding that tells why. */
export class Refused extends Error {
  constructor(status, told) {
    super(told?.error?.message ?? `HTTP ${status}`);
    this.status = status;
    this.where = told?.error?.where ?? "";
    this.hint = told?.error?.hint ?? "";
    this.told = told ?? {};
  }
}

export const get = (path) => ask("GET", path);
export const post = (path, body) => ask("POST", path, body);
export const remove = (path) => ask("DELETE", path);

/** Send a file as it is; the server bounds size and kind. */
export async function upload(path, blob) {
  const headers = { "Content-Type": blob.type || "application/octet-stream" };
  return answered(await fetch(path, { method: "POST", headers, body: blob }));
}

/** A question of a view, asked anew before it is answered: all who wait are given the newest answer. */
export function latest(question) {
  let last;
  return async (...about) => {
    last = question(...about);
    for (let asked; asked !== last;) { asked = last; await Promise.allSettled([asked]); }
    return last;
  };
}

async function ask(method, path, body) {
  const headers = body === undefined ? {} : { "Content-Type": "application/json" };
  return answered(await fetch(path, { method, headers, body: body === undefined ? undefined : JSON.stringify(body) }));
}

async function answered(response) {
  const isJson = response.headers.get("Content-Type")?.startsWith("application/json");
  const told = isJson ? await response.json() : await response.text();
  if (!response.ok) throw new Refused(response.status, isJson ? told : null);
  return told;
}

/** An address with each of its steps escaped. */
export const path = (...steps) => steps.map((step) => encodeURIComponent(step)).join("/");
