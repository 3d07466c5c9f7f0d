"""Judged tracks in a few words."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from langreel.captions.cue_times import frames
from langreel.captions.limits import RuleSet, rule_set
from langreel.captions.rules.example import cues
from langreel.captions.rules.judged_track import JudgedTrack


@pytest.fixture
def judged() -> Callable[..., JudgedTrack]:
    """``judged("0-60 one|two", ..., lang="zh+en", speech=..., cuts=...)``; 30 frames a second."""

    def judge(
        *written: str, lang: str = "zh", rules: str | RuleSet = "house", fps: int = 30, **film: Any
    ) -> JudgedTrack:
        held = rule_set(rules) if isinstance(rules, str) else rules
        return JudgedTrack(cues(written).cues, tuple(lang.split("+")), held, fps, frames(held, fps), **film)

    return judge
