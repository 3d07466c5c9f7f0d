// Player: one dub to the frame; a shot that was made anew is shown where it belongs.

import { el } from "./dom.js";

/** Plays the film of one dub. `moved(frame)` is called as it goes on. Positions are frames of the script. */
export class Player {
  constructor(dub, moved) {
    this.moved = moved;
    this.rate = 1;
    this.loop = null;
    this.wanted = null;
    this.video = el("video", { playsInline: true, preload: "auto", "aria-label": dub.name });
    this.video.addEventListener("ended", () => this.ended());
    this.video.addEventListener("seeked", () => this.tell());
    this.video.addEventListener("loadedmetadata", () => this.seek());
    this.element = el("div", { class: "screen" }, this.video);
    this.load(dub);
  }

  /** Take another state of the dub; the position stays. */
  load(dub) {
    const at = this.dub ? this.frame : 0, before = this.dub;
    this.dub = dub;
    const made = pieces(dub);
    if (!same(made, this.pieces) || dub.frames !== before.frames) this.cut(made, at);
    if (!same(dub.tracks, before?.tracks)) this.track(this.lang);
  }

  /** Play other pieces, from a frame of the script on; none, if there is no film any more. */
  cut(made, at) {
    this.pieces = made;
    this.piece = null;
    if (made.length) this.show(Math.min(at, this.dub.frames - 1));
    else this.close();
  }

  /** Let go of the film, which the browser would keep open. */
  close() {
    this.pause();
    this.url = this.piece = null;
    this.video.removeAttribute("src");
    this.video.load();
  }

  get playing() { return !this.video.paused; }

  get frame() {
    if (!this.piece) return 0;
    if (this.wanted !== null) return this.wanted;
    const inside = Math.floor(this.video.currentTime * this.piece.fps + 0.01);
    return Math.max(0, Math.min(this.dub.frames - 1, inside + this.piece.start - this.piece.offset));
  }

  /** Go to a frame of the script. */
  show(frame, playOn = this.playing) {
    const wanted = Math.max(0, Math.min(this.dub.frames - 1, Math.round(frame)));
    const piece = this.pieces.find((each) => wanted < each.end) ?? this.pieces.at(-1);
    if (!piece) return;
    this.piece = piece;
    this.playOn = playOn;
    this.wanted = wanted;
    if (this.url !== piece.url) {
      this.url = piece.url;
      this.video.src = piece.url;
      this.track(this.lang);
    } else if (this.video.readyState) this.seek();
  }

  /** Go where was wanted last; a film that is not open yet goes there when it is. */
  seek() {
    if (this.wanted === null) return;
    const { start, offset, fps } = this.piece;
    this.video.playbackRate = this.rate;
    this.video.currentTime = (this.wanted - start + offset + 0.5) / fps;
    this.wanted = null;
    if (this.playOn) this.play();
  }

  step(frames) { this.pause(); this.show(this.frame + frames, false); }
  speed(rate) { this.rate = rate; this.video.playbackRate = rate; }
  pause() { this.video.pause(); }
  toggle() { if (this.playing) this.pause(); else this.play(); }

  play() {
    if (!this.piece) return;
    if (this.frame >= this.dub.frames - 1) { this.show(0, true); return; }
    // A browser may want a click first.
    this.video.play().catch(() => this.tell());
    this.follow();
  }

  /** Subtitles of a language over the picture, or none. A shot alone brings its own. */
  track(lang) {
    this.lang = lang;
    this.video.replaceChildren();
    const track = this.dub.tracks.find((each) => each.lang === lang);
    if (!track || this.piece?.alone) return;
    const made = el("track", { kind: "subtitles", srclang: track.tag, label: track.label, src: track.url, default: true });
    this.video.append(made);
    made.track.mode = "showing";
  }

  follow() {
    if (this.following) return;
    this.following = true;
    const turn = () => {
      if (!this.playing && this.wanted === null) { this.following = false; return; }
      if (this.wanted !== null) { requestAnimationFrame(turn); return; }
      const frame = this.frame;
      if (this.loop && frame >= this.loop.end - 1) this.show(this.loop.start, true);
      else if (frame >= this.piece.end && this.piece.end < this.dub.frames) this.show(this.piece.end, true);
      this.moved(this.frame);
      requestAnimationFrame(turn);
    };
    requestAnimationFrame(turn);
  }

  ended() {
    if (this.loop) this.show(this.loop.start, true);
    else if (this.piece && this.piece.end < this.dub.frames) this.show(this.piece.end, true);
  }

  tell() { this.moved(this.frame); }
}

const same = (one, other) => JSON.stringify(one) === JSON.stringify(other);

/** What is played when: stretches of the script's frames, each from a file and from a frame in it. */
export function pieces(dub) {
  const fresh = dub.shots.filter((shot) => shot.preview && (!dub.reel || shot.preview > dub.reel.made));
  const made = [];
  let at = 0;
  // What follows a shot that became longer or shorter lies elsewhere in the film that was made before.
  const moved = dub.reel && fresh.length === 1 ? dub.reel.frames - dub.frames : 0;
  const reel = (start, end, offset) => {
    if (dub.reel && end > start) made.push({ start, end, offset, url: dub.reel.url, fps: dub.reel.fps });
  };
  for (const shot of fresh) {
    reel(at, shot.start, at);
    const url = `/media/shot/${dub.lang}/${encodeURIComponent(shot.segments[0])}?made=${shot.preview}`;
    made.push({ start: shot.start, end: shot.start + shot.frames, offset: 0, url, fps: dub.fps, alone: true });
    at = shot.start + shot.frames;
  }
  reel(at, dub.frames, at + (fresh.length ? moved : 0));
  return made;
}

/** From frames of one dub to those of another: line on line, and evenly between. */
export function locked(from, to) {
  const points = [[0, 0]];
  const there = new Map(to.lines.map((line) => [`${line.segment}.${line.number}`, line]));
  for (const line of from.lines) {
    const other = there.get(`${line.segment}.${line.number}`);
    if (other) points.push([line.start, other.start], [line.start + line.frames, other.start + other.frames]);
  }
  points.push([from.frames, to.frames]);
  return (frame) => {
    const next = Math.max(1, points.findIndex(([here]) => here > frame));
    const [a, b] = [points[next - 1], points[next] ?? points.at(-1)];
    const share = b[0] > a[0] ? (frame - a[0]) / (b[0] - a[0]) : 0;
    const slope = b[0] > a[0] ? (b[1] - a[1]) / (b[0] - a[0]) : 1;
    return { frame: a[1] + share * (b[1] - a[1]), slope };
  };
}
