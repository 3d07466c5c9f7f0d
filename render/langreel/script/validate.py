"""Validate: a document against its schema → a pydantic model, or every complaint with its place."""

from __future__ import annotations

from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from langreel.errors import perhaps
from langreel.script.nodes import BRACKET_FIRST, Document
from langreel.script.problems import Problem
from langreel.script.schema import KINDS, PATTERNS

Model = TypeVar("Model", bound=BaseModel)

EXPECTED = {
    "string_type": "text", "bool_type": "true or false", "bool_parsing": "true or false",
    "float_type": "a number", "float_parsing": "a number", "finite_number": "a number",
    "decimal_type": "a number", "decimal_parsing": "a number",
    "int_type": "a whole number", "int_parsing": "a whole number", "int_from_float": "a whole number",
    "int_parsing_size": "a whole number",
    "model_type": "a mapping", "dict_type": "a mapping", "list_type": "a list",
}  # fmt: skip
LIMITS = {
    "greater_than": ("gt", "must be above"), "greater_than_equal": ("ge", "cannot be below"),
    "less_than": ("lt", "must be below"), "less_than_equal": ("le", "cannot be above"),
}  # fmt: skip


def validate(document: Document, model: type[Model], problems: list[Problem]) -> Model | None:
    """The model of a document; None where it has complaints, which go to ``problems``."""
    try:
        return model.model_validate(document.data)
    except ValidationError as error:
        places = set()
        # A misspelt key is also a missing one: the misspelling says more.
        for line in sorted(error.errors(include_url=False), key=lambda line: line["type"] != "unknown_key"):
            problem = _problem(document, line)
            if problem.place not in places:
                problems.append(problem)
            places.add(problem.place)
        return None


def phrase(value: Any) -> str:
    """A value as a complaint names it."""
    if isinstance(value, dict):
        return "a mapping"
    if isinstance(value, list):
        return "a list"
    return "nothing" if value is None else repr(value)


def _problem(document: Document, line: ErrorDetails) -> Problem:
    loc, kind, value = line["loc"], line["type"], line["input"]
    name = document.name(loc)
    subject = repr(name) if name else "the file"
    if kind == "missing":
        return Problem(document.at(loc), "missing-key", f"the key {loc[-1]!r} is missing")
    if kind == "unknown_key":
        hint = perhaps(str(loc[-1]), line["ctx"]["known"])
        return Problem(document.key(loc), "unknown-key", f"unknown key {loc[-1]!r}", hint)
    return _wrong_value(document, line, subject, value=value)


def _wrong_value(document: Document, line: ErrorDetails, subject: str, *, value: Any) -> Problem:
    place, kind, context = document.at(line["loc"]), line["type"], line.get("ctx", {})
    if kind == "union_tag_not_found" and isinstance(value, dict):
        return Problem(place, "missing-key", f"the figure {subject} needs one of the keys {', '.join(KINDS)}")
    expected = "a mapping" if kind == "union_tag_not_found" else EXPECTED.get(kind, "")
    if value is None and expected:
        comma = ", and text that contains a comma needs quotes" if expected == "text" else ""
        return Problem(place, "wrong-type", f"{subject} is empty", f"it should be {expected}{comma}")
    if expected:
        hint = BRACKET_FIRST if expected == "text" else ""
        return Problem(place, "wrong-type", f"{subject} should be {expected}, not {phrase(value)}", hint)
    if kind in LIMITS:
        limit, words = LIMITS[kind]
        return Problem(place, "out-of-range", f"{subject} {words} {context[limit]:g}, and is {phrase(value)}")
    return _wrong_text(place, kind, context, subject=subject, value=value, message=line["msg"])


def _wrong_text(place: Any, kind: str, context: Any, *, subject: str, value: Any, message: str) -> Problem:
    if kind == "literal_error":
        options = [option.strip(" '") for option in context["expected"].replace(" or ", ",").split(",")]
        hint = perhaps(str(value), options)
        return Problem(place, "wrong-value", f"{subject} cannot be {phrase(value)}", hint)
    if kind == "string_pattern_mismatch":
        return Problem(
            place, "wrong-value", f"{subject} cannot be {value!r}", PATTERNS.get(context["pattern"], "")
        )
    if kind in ("string_too_short", "too_short"):
        return Problem(place, "empty", f"{subject} is empty")
    return Problem(place, "wrong-value", f"{subject}: {message}")
