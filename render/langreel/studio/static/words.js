// Words: the page's own words, by key, in the language that is chosen.

let table = {};
let chosen = "en";

/** Begin with a table of {key: {en, zh, …}} and the language that the reader likes. */
export function speak(words, lang) {
  table = words;
  chosen = lang;
}

/** The words of a key; {name} in them is filled in. A key that has none stands for itself. */
export function t(key, values = {}) {
  const words = table[key]?.[chosen] ?? table[key]?.en ?? key;
  return words.replace(/\{(\w+)\}/g, (all, name) => (name in values ? String(values[name]) : all));
}

/** The text of a language of the film, from {en: …, zh: …}; the first where there is none. */
export const inLanguage = (texts, lang) => texts?.[lang] ?? Object.values(texts ?? {})[0] ?? "";
