"""The network says what its formula says."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cleaner.text.perceptron import CLIP, Perceptron, logit


@pytest.mark.parametrize("classes", [(), (3,)])
@settings(deadline=None)  # the first call may compile
@given(rows=st.integers(0, 5), seed=st.integers(0, 99))
def test_logits(classes, rows, seed):
    random = np.random.default_rng(seed)
    shapes = (4,), (4,), (4, 6), (6,), (6, *classes), classes
    network = Perceptron(*(np.asarray(random.normal(size=shape), np.float32) for shape in shapes))
    features = random.normal(size=(rows, 4), scale=9)
    scaled = np.clip((features - network.mean) * network.scale, -CLIP, CLIP)
    expected = np.maximum(scaled @ network.hidden + network.hidden_bias, 0) @ network.out + network.out_bias
    assert np.allclose(network.logits(features), expected, rtol=1e-4, atol=1e-4)


@settings(deadline=None)  # the first call may compile
@given(st.integers(0, 99))
def test_one_row_at_a_time(seed):
    random = np.random.default_rng(seed)
    network = Perceptron(*(np.asarray(random.normal(size=shape), np.float32) for shape in ((4,), (4,), (4, 6), (6,), (6,), ())))
    features = random.normal(size=4, scale=9).astype(np.float32)
    assert np.isclose(logit(network, features, np.empty(6, np.float32)), network.logits(features[None])[0], rtol=1e-4, atol=1e-4)
