"""Picture: shot → silent clip, or single frames of it as stills and contact sheets."""

from langreel.picture.environment import environment
from langreel.picture.inspect import inspect
from langreel.picture.sheet import sheet
from langreel.picture.shoot import shoot, still, stills

__all__ = ["environment", "inspect", "sheet", "shoot", "still", "stills"]
