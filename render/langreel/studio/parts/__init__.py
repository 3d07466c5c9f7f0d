"""The parts of the studio, in the order of its tabs: each has a module here, a view and its words."""

from langreel.studio.parts import film, house, picture, script
from langreel.studio.requests import StudioPart

PARTS: tuple[StudioPart, ...] = (film.PART, script.PART, picture.PART, house.PART)
