"""Jobs: how each step is stated to the build: a function, its arguments, and the file it writes.

Arguments carry only what the step depends on: a line that moved keeps its recording, a label that
changed keeps its sound.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace

from langreel import captions as subtitles
from langreel import languages, picture, stems
from langreel import voice as voices
from langreel.build import Job, Result
from langreel.captions import dub_tracks
from langreel.master import desk
from langreel.master.tracks import SoftTrack
from langreel.model import (
    Cue,
    Figure,
    LexiconEntry,
    Line,
    Mention,
    Place,
    Reel,
    Shot,
    Spoken,
    Timeline,
)
from langreel.pipeline import kept
from langreel.pipeline.film import Dub, Film

FORMATS = ("srt", "vtt", "ass")


def voice(film: Film, lang: str) -> list[Job]:
    """A job a line, in script order."""
    environment = voices.fingerprint(film.engines[lang])
    return [
        _voice(film, line, len(segment.lines[lang]), environment)
        for segment in film.episode.segments
        for line in segment.lines[lang]
    ]


def _voice(film: Film, line: Line, of: int, environment: str) -> Job:
    engine = film.engines[line.lang]
    recording = voices.engine(engine).file_of(film.project, film.episode.id, line, lines=of)
    return Job(
        step="voice",
        name=f"{line.segment}.{line.number}.{line.lang}",
        function=voices.record,
        arguments=(spoken(line), engine, said(film, line), recording),
        suffix=".wav",
        weight=float(len(line.text)),
        environment=environment,
        needs=languages.of(line.lang).warm_up,
    )


def spoken(line: Line) -> Line:
    """A line stripped to what is heard: where it stands and what its marks are called does not matter."""
    mentions = tuple(
        Mention(Figure("", mention.figure.quantity), mention.start, mention.end) for mention in line.mentions
    )
    return replace(line, segment="", number=0, marks=(), mentions=mentions, place=Place(""))


def said(film: Film, line: Line) -> Mapping[str, LexiconEntry]:
    """The lexicon's entries for words of this line."""
    lexicon = film.episode.lexicon.get(line.lang, {})
    return {word: entry for word, entry in lexicon.items() if word in line.text and entry.say}


def shots(film: Film, timeline: Timeline) -> list[Job]:
    """A job a shot, in order; the name tells scene and language."""
    environment = picture.environment(film.project.root)
    return [_shot(film, shot, name, environment) for shot, name in zip(timeline.shots, shot_names(timeline))]


def shot_names(timeline: Timeline) -> Iterator[str]:
    """``demand.HoldingsDecline.zh``; a scene that comes again is told by its first segment."""
    seen = Counter(shot.scene for shot in timeline.shots)
    for shot in timeline.shots:
        again = not shot.scene or seen[shot.scene] > 1
        name = ".".join(filter(None, (shot.scene, shot.beats[0].segment if again else "")))
        yield f"{name}.{timeline.lang}"


def _shot(film: Film, shot: Shot, name: str, environment: str) -> Job:
    function = desk.footage if shot.footage else picture.shoot
    return Job(
        step="picture",
        name=name,
        function=function,
        arguments=(shot, film.profile),
        suffix=".mp4",
        weight=float(shot.frames),
        environment=environment,
        edition=film.profile.name,
        resumes=function is picture.shoot,
    )


def showing(segments: Collection[str], shots: Sequence[Job]) -> list[Job]:
    """The shots that show any of these segments."""
    return [job for job in shots if any(beat.segment in segments for beat in job.arguments[0].beats)]


def stem(film: Film, timeline: Timeline) -> Job:
    """The takes laid on the timeline, with the music bed. It is begun first: one process takes it all."""
    takes = tuple((spoken.span.start / timeline.fps, spoken.take.audio) for spoken in timeline.spoken)
    music = film.episode.music
    arguments = (
        takes,
        timeline.seconds,
        film.project.root / music.file if music else None,
        music.duck if music else 0.0,
    )
    weight = float(timeline.frames)
    return Job("sound", f"stem.{timeline.lang}", stems.stem, arguments, ".m4a", weight, place="bare")


def cut(film: Film, timeline: Timeline) -> Job:
    """The cues of every subtitle track of a dub; the value is the cues by track."""
    episode = film.episode
    lexicons = {lang: episode.lexicon.get(lang, {}) for lang in episode.tracks}
    timed = kept.timed(film.project, episode.id, episode.tracks, timeline.lang)
    return Job(
        step="captions",
        name=f"{timeline.lang}.cues",
        function=dub_tracks.write_tracks,
        arguments=(worded(timeline), episode.tracks, episode.languages[:2], lexicons, timed),
        suffix=".json",
        weight=float(timeline.frames),
        place="bare",
    )


def worded(timeline: Timeline) -> Timeline:
    """A timeline stripped to its words and how long its shots are: what is drawn does not matter to cues."""
    slots = (replace(slot, segment=replace(slot.segment, labels={}, figures=())) for slot in timeline.slots)
    return replace(timeline, slots=tuple(slots), shots=tuple(map(_outlined, timeline.shots)))


def promised(timeline: Timeline) -> Timeline:
    """A timeline stripped to what a reel is held against: where shots begin and lines are heard."""
    slots = (replace(slot, segment=replace(slot.segment, lines={}, labels={}, figures=()),
                     spoken=tuple(map(_heard, slot.spoken))) for slot in timeline.slots)  # fmt: skip
    return replace(timeline, slots=tuple(slots), shots=tuple(map(_outlined, timeline.shots)))


def _outlined(shot: Shot) -> Shot:
    beats = (replace(beat, marks={}, labels={}) for beat in shot.beats)
    return replace(shot, beats=tuple(beats), figures=())


def _heard(spoken: Spoken) -> Spoken:
    line = replace(spoken.line, text="", marks=(), pauses=(), mentions=())
    return replace(spoken, line=line, take=replace(spoken.take, words=()))


def captions(film: Film, timeline: Timeline, cues: Mapping[str, tuple[Cue, ...]]) -> dict[str, Job]:
    """A job a subtitle file, by the file's ending; two stacked languages need ASS."""
    endings = [(track, fmt) for track in cues for fmt in (("ass",) if "+" in track else FORMATS)]
    return {
        f"{track}.{fmt}": Job(
            "captions",
            f"{timeline.lang}.{track}.{fmt}",
            subtitles.write,
            (cues[track], timeline.fps, fmt),
            f".{fmt}",
            options={"lang": track, "size": film.size},
            place="here",
        )
        for track, fmt in endings
    }


def mux(
    film: Film, timeline: Timeline, clips: Sequence[Result], sound: Result, tracks: Mapping[str, Result]
) -> Job:
    """Clips, sound and subtitle tracks into one reel, by stream copy."""
    chapters = tuple((chapter.frame / timeline.fps, chapter.title) for chapter in timeline.chapters)
    soft = tuple(
        SoftTrack(lang, languages.endonym(lang), tracks[f"{lang}.srt"].path, lang == timeline.lang)
        for lang in film.episode.tracks
    )
    arguments = (tuple(clip.path for clip in clips), sound.path, soft, chapters, tags(film, timeline.lang))
    # It goes last: while it copies, others look and listen.
    return Job("master", f"reel.{timeline.lang}", desk.mux, arguments, ".mp4", place="here")


def tags(film: Film, lang: str) -> Mapping[str, str]:
    """What players show about the reel."""
    episode = film.episode
    shown = {
        "title": episode.title.get(lang, ""),
        "artist": episode.host.get(lang, ""),
        "comment": episode.description.get(lang, ""),
    }
    return {"language": lang, **{key: text for key, text in shown.items() if text}}


def look(clip: Result) -> Job:
    """What the key frames of a clip show."""
    name = f"look.{clip.job.name}"
    return Job("verify", name, desk.look, (clip.path,), ".npz", clip.job.weight, place="bare")


def listen(timeline: Timeline, stem: Result) -> Job:
    """How loud a stem is, and each of its lines."""
    lines = tuple(spoken.span for spoken in timeline.spoken)
    arguments, weight = (stem.path, lines, timeline.fps), float(timeline.frames)
    return Job("verify", f"listen.{timeline.lang}", desk.listen, arguments, ".json", weight, place="bare")


def verify(film: Film, dub: Dub, reel: Reel) -> Job:
    """The finished files against the timeline, by what is known of their parts; the value is the findings."""
    timeline = reel.timeline
    looks = tuple(look.path for look in dub.looks)
    arguments = replace(reel, timeline=promised(timeline)), film.profile, looks, dub.listened.path
    name, weight = f"reel.{timeline.lang}", float(timeline.frames)
    return Job("verify", name, desk.report, arguments, ".txt", weight, place="bare")
