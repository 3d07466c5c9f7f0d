"""The parts of the studio, in the order of its tabs: each has its routes here, a view and its words."""

from langreel.studio.parts import (
    data_routes,
    desk_routes,
    film_routes,
    house_routes,
    picture_routes,
    script_routes,
    voice_routes,
)
from langreel.studio.requests import StudioPart

PARTS: tuple[StudioPart, ...] = (
    film_routes.PART,
    script_routes.PART,
    picture_routes.PART,
    desk_routes.PART,
    voice_routes.PART,
    data_routes.PART,
    house_routes.PART,
)
