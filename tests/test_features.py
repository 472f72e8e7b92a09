"""What compiled passes write of the units of a text is what one would count of each."""

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st
from tests import plain_features

from cleaner.cleaning import prepare
from cleaner.judge import features
from cleaner.judge.judge import gather
from cleaner.text.hashing import hash_words

LINE = st.one_of(
    st.text("aB1 .!?:,)\"»…|#'é日-", min_size=1, max_size=12),
    st.sampled_from(["Sign up for our free newsletter", "- an item", "Share: ", "The ferry stopped in the winter of 1963, and nobody came."]),
)


@settings(deadline=None)  # the first call may compile
@given(st.lists(LINE, max_size=30), st.sampled_from(["\n", "\n\n", " "]), st.data())
def test_kernel_and_twin_see_the_same(lines, glue, data):
    evidence = gather(prepare(glue.join(lines), html=False))
    measures = evidence.measures
    if not len(measures):
        return
    odds, verdicts = (np.array(data.draw(st.lists(st.floats(-40, 40, width=32), min_size=len(measures), max_size=len(measures))), np.float32) for _ in "12")
    hashed = hash_words(measures.lines)
    seen = features.describe(measures, evidence, hashed, odds)
    assert np.allclose(seen, plain_features.describe(measures, evidence, hashed, odds), rtol=1e-4, atol=1e-4)
    again = features.reconsider(seen, verdicts, measures)
    assert np.allclose(again, plain_features.reconsider(seen, verdicts, measures), rtol=1e-4, atol=1e-4)
