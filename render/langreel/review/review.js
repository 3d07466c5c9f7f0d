"use strict";
const films = [...document.querySelectorAll("video")];
const lead = 0.6; // seconds before a cue, so that one sees it come

function choose(number) {
  const dub = document.getElementById(`dub-${number}`);
  if (dub) dub.checked = true;
  films.forEach((film, other) => {
    film.closest(".film").hidden = other !== number;
    if (other !== number) film.pause();
  });
}

function show(film, wanted) {
  [...film.textTracks].forEach((track, number) => { track.mode = number === wanted ? "showing" : "disabled"; });
}

function seek(article, { film, track, at }) {
  document.querySelector("[aria-current]")?.removeAttribute("aria-current");
  article.setAttribute("aria-current", "true");
  choose(Number(film));
  show(films[film], Number(track));
  films[film].currentTime = Math.max(0, at - lead);
  films[film].play().catch(() => {}); // a browser may want a click on the film itself first
}

document.querySelector("main").addEventListener("click", ({ target }) => {
  const article = target.closest("article");
  const button = article?.querySelector("button");
  const selecting = !target.closest("button") && String(getSelection());
  if (button && !selecting) seek(article, button.dataset);
});

document.querySelector("aside").addEventListener("change", ({ target }) => choose(Number(target.value)));
