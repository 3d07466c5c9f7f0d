"""Seeded model: noise that is the same in every session and every process."""

import numpy as np
import pytest

from langreel.voice.neural.protobuf import field, fields
from langreel.voice.neural.seeded_model import seeded

tiny_models = pytest.importorskip("tiny_models", reason="pip install onnx")
onnxruntime = pytest.importorskip("onnxruntime", reason="make voices")
onnx = pytest.importorskip("onnx")


def samples(model, seed):
    """What a model gives in a session that began with another seed, as each process does."""
    onnxruntime.set_seed(seed)
    session = onnxruntime.InferenceSession(model, providers=["CPUExecutionProvider"])
    given = {"input": [[5, 6, 7]], "input_lengths": [3], "scales": np.asarray([1, 1, 1], np.float32)}
    return session.run(None, {name: np.asarray(value) for name, value in given.items()})[0]


def test_noise_is_always_the_same():
    """In two sessions of the seeded model, and not in two of the other."""
    model = tiny_models.network().SerializeToString()
    assert not np.array_equal(samples(model, 1), samples(model, 2))
    assert np.array_equal(samples(seeded(model), 1), samples(seeded(model), 2))


def test_everything_else_stays():
    """A seed is added to what draws, once, and to nothing besides."""
    before = tiny_models.network()
    after = onnx.load_from_string(seeded(before.SerializeToString()))
    (drawing,) = [node for node in after.graph.node if node.op_type == "RandomNormalLike"]
    assert [(each.name, each.f) for each in drawing.attribute] == [("seed", 1.0)]
    del drawing.attribute[:]
    assert after == before
    again = seeded(before.SerializeToString())
    assert seeded(again) == again


@pytest.mark.parametrize("data", [b"<html>", field(7, b"abc")[:-1], b"\xff" * 20])
def test_what_is_no_model_is_told(data):
    """Whatever its bytes are."""
    with pytest.raises(ValueError, match="message"):
        list(fields(data))
    assert seeded(data) == data
