"""Parts: a source and a name in it → a digest of what that name is made of there."""

from __future__ import annotations

import ast
import hashlib
from collections.abc import Iterator, Sequence

_LOOSE = frozenset({
    "globals", "locals", "vars", "eval", "exec", "getattr", "__dict__", "modules",
    "__subclasses__", "__init_subclass__",
})  # fmt: skip
"""Who uses these may reach what it does not name: by a word that is only known later, or as a base class."""

Function = ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda


def digest(tree: ast.Module, name: str) -> str:
    """Digest of a definition, of those it leans on in turn, and of every statement that is more than one.

    A name that is not defined there, or code that looks names up as it runs, makes the whole source count.

    >>> old, new = (ast.parse(f"A = 1; B = {b}\\nclass C: a = A\\nclass D: b = B") for b in "23")
    >>> digest(old, "C") == digest(new, "C"), digest(old, "D") == digest(new, "D")
    (True, False)
    """
    kept = _kept(tree.body, name)
    return hashlib.sha256("\n".join(map(ast.dump, kept)).encode()).hexdigest()


def _kept(body: Sequence[ast.stmt], name: str) -> list[ast.stmt]:
    defined = {node: names for node in body if (names := _defines(node))}
    if name not in {each for names in defined.values() for each in names} or _is_loose(body):
        return list(body)
    wanted = {name}.union(*(_names(node) for node in body if node not in defined))
    waiting = list(wanted)
    while waiting:
        each = waiting.pop()
        for node, names in defined.items():
            if each in names:
                waiting += [more for more in _names(node) if more not in wanted]
                wanted |= _names(node)
    return [node for node in body if node not in defined or wanted.intersection(defined[node])]


def _defines(node: ast.stmt) -> tuple[str, ...]:
    """The names that a statement defines, if that is all it does."""
    match node:
        case ast.ClassDef(name=name) | ast.FunctionDef(name=name) | ast.AsyncFunctionDef(name=name):
            return () if node.decorator_list or _acts(node) else (name,)
        case ast.Assign(targets=targets) if all(isinstance(target, ast.Name) for target in targets):
            return (
                () if _acts(node) else tuple(target.id for target in targets if isinstance(target, ast.Name))
            )
        case ast.AnnAssign(target=ast.Name(id=name)):
            return () if _acts(node) else (name,)
    return ()


def _acts(node: ast.AST) -> bool:
    """Whether something is called when the statement runs: not what its functions do later."""
    return any(isinstance(each, ast.Call | ast.Await | ast.NamedExpr) for each in _at_once(node))


def _at_once(node: ast.AST) -> Iterator[ast.AST]:
    yield node
    for child in ast.iter_child_nodes(node):
        if isinstance(node, Function) and child in _later(node):
            continue
        yield from _at_once(child)


def _later(node: Function) -> list[ast.AST]:
    return [*node.body] if isinstance(node.body, list) else [node.body]


def _names(node: ast.AST) -> set[str]:
    return {each.id for each in ast.walk(node) if isinstance(each, ast.Name)}


def _is_loose(body: Sequence[ast.stmt]) -> bool:
    nodes = (each for node in body for each in ast.walk(node))
    return any(
        (isinstance(each, ast.Name) and each.id in _LOOSE)
        or (isinstance(each, ast.Attribute) and each.attr in _LOOSE)
        or (isinstance(each, ast.FunctionDef) and each.name in _LOOSE)
        for each in nodes
    )
