"""The pipeline: the only place that knows the departments. ``render.py`` is the page to read first."""

from langreel.pipeline.brief import brief
from langreel.pipeline.check import check
from langreel.pipeline.determinism import determinism
from langreel.pipeline.excerpt import excerpts
from langreel.pipeline.looks import sheet, still
from langreel.pipeline.orders import Finished, Order
from langreel.pipeline.plan import Plan, about, plan
from langreel.pipeline.render import render
from langreel.pipeline.translate import Errand, bring_in, hand_out
from langreel.pipeline.verify import verify

__all__ = [
    "Errand", "Finished", "Order", "Plan",
    "about", "brief", "bring_in", "check", "determinism", "excerpts", "hand_out", "plan", "render",
    "sheet", "still", "verify",
]  # fmt: skip
