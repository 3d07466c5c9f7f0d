"""The pipeline: the only place that knows the departments. ``render.py`` is the page to read first."""

from langreel.pipeline.check import check
from langreel.pipeline.determinism import determinism
from langreel.pipeline.draw_stills import sheet, still
from langreel.pipeline.estimate import Estimate, estimate
from langreel.pipeline.film import FinishedDub, RenderRequest
from langreel.pipeline.keep_takes import keep_takes
from langreel.pipeline.loudness import LoudnessReport, loudness
from langreel.pipeline.plan import Plan, about, plan
from langreel.pipeline.preview_shot import preview_shots
from langreel.pipeline.render import render
from langreel.pipeline.season import render_season
from langreel.pipeline.standalone_shot import brief
from langreel.pipeline.stems import stems
from langreel.pipeline.translate import (
    TranslationRequest,
    ask_service,
    export,
    import_cues,
    import_lines,
)
from langreel.pipeline.verify import verify

__all__ = [
    "Estimate",
    "FinishedDub",
    "LoudnessReport",
    "Plan",
    "RenderRequest",
    "TranslationRequest",
    "about",
    "ask_service",
    "brief",
    "check",
    "determinism",
    "estimate",
    "export",
    "import_cues",
    "import_lines",
    "keep_takes",
    "loudness",
    "plan",
    "preview_shots",
    "render",
    "render_season",
    "sheet",
    "stems",
    "still",
    "verify",
]  # fmt: skip
