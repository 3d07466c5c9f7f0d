"""Seeded model: a model whose noise is the same in every process, for those that draw it themselves."""

from __future__ import annotations

import struct
from typing import Final

from langreel.voice.neural.protobuf import BYTES, FIXED_32, VARINT, field, fields, varint

RANDOM: Final = frozenset(
    {
        b"RandomNormal",
        b"RandomNormalLike",
        b"RandomUniform",
        b"RandomUniformLike",
        b"Multinomial",
        b"Bernoulli",
    }
)
_GRAPH, _NODE, _OPERATION, _ATTRIBUTE = 7, 1, 4, 5
"""Numbers of the fields ModelProto.graph, GraphProto.node, NodeProto.op_type and attribute (onnx.proto)."""
_NAME, _FLOAT, _TYPE = 1, 2, 20
_SEED: Final = field(
    _ATTRIBUTE,
    field(_NAME, b"seed")
    + varint(_FLOAT << 3 | FIXED_32)
    + struct.pack("<f", 1.0)
    + varint(_TYPE << 3 | VARINT)
    + varint(1),
)


def seeded(model: bytes) -> bytes:
    """The model's bytes with a seed in each operation that draws; what is no model comes back as it is."""
    try:
        return _model(memoryview(model))
    except ValueError:
        return model


def _model(data: memoryview) -> bytes:
    parts = list[bytes | memoryview]()
    for each in fields(data):
        if each.number == _GRAPH and each.kind == BYTES:
            parts.append(field(_GRAPH, _graph(data[each.begins : each.ends])))
        else:
            parts.append(data[each.start : each.ends])
    return b"".join(parts)


def _graph(graph: memoryview) -> bytes:
    parts = list[bytes | memoryview]()
    for each in fields(graph):
        node = bytes(graph[each.begins : each.ends]) if each.number == _NODE else b""
        draws = node and _draws(node)
        parts.append(field(_NODE, node + _SEED) if draws else graph[each.start : each.ends])
    return b"".join(parts)


def _draws(node: bytes) -> bool:
    """Whether an operation draws noise, and has no seed of its own."""
    operations = {node[each.begins : each.ends] for each in fields(node) if each.number == _OPERATION}
    return bool(operations & RANDOM) and b"seed" not in node
