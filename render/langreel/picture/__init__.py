"""Picture: shot → silent clip, or single frames of it as stills and contact sheets."""

from langreel.picture.clip import shoot, still, stills
from langreel.picture.contact_sheet import sheet
from langreel.picture.environment import environment
from langreel.picture.inspection import inspect

__all__ = ["environment", "inspect", "sheet", "shoot", "still", "stills"]
