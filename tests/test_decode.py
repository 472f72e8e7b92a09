"""Bytes to text, whatever they claim to be."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cleaner.errors import InputError
from cleaner.text.decode import decode

TEXT = "Ærøskøbing’s pier — “shut” for £9."


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32"])
def test_marked_encodings(encoding):
    assert decode(TEXT.encode(encoding))[::2] == (TEXT, ())


def test_windows_1252_is_recognised_and_counted():
    decoded = decode((TEXT + " ").encode("cp1252") * 5)
    assert (decoded.text, len(decoded.repairs)) == ((TEXT + " ") * 5, 1)


@pytest.mark.parametrize(
    ("data", "code"),
    [(b"", "E_EMPTY"), (b" \n", "E_EMPTY"), ("\ufeff \n".encode(), "E_EMPTY"), (bytes(range(32)) * 40, "E_BINARY")],
)
def test_what_is_no_text_is_refused_with_a_code(data, code):
    with pytest.raises(InputError) as caught:
        decode(data)
    assert caught.value.code == code


def test_line_ends_are_kept():
    assert decode(b"a\r\nb\rc\n").text == "a\r\nb\rc\n"


@given(st.binary(max_size=300))
def test_any_bytes_give_safe_text_or_a_code(data):
    try:
        text = decode(data).text
    except InputError as error:
        assert error.code in ("E_EMPTY", "E_BINARY")
    else:
        assert "\x00" not in text
        text.encode("utf-8")
