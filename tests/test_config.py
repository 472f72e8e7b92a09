"""Settings: flag over environment over file over default, and errors that say what to do."""

import pytest

from cleaner.config import Config
from cleaner.errors import ConfigError


def origins(config):
    return {row.name: (row.value, row.origin) for row in config.rows()}


def test_order_of_origins(tmp_path, monkeypatch):
    (tmp_path / "cleaner.toml").write_text('raw = "from-file"\nclean = "from-file"\njobs = 3\n[roles]\nlexicon = "my.toml"\n')
    monkeypatch.setenv("CLEANER_CLEAN", "from-environment")
    found = origins(Config.load({"jobs": 2, "raw": None}, tmp_path))
    assert found["raw"] == ("from-file", "cleaner.toml")
    assert found["clean"] == ("from-environment", "CLEANER_CLEAN")
    assert found["jobs"] == (2, "flag")
    assert found["roles.lexicon"] == ("my.toml", "cleaner.toml")
    assert origins(Config.load({}, tmp_path / "none"))["raw"] == ("data/raw", "default")


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ('claen = "x"', "did you mean clean"),
        ('jobs = "many"', "is no number"),
        ("jobs = -1", "is no number"),
        ("raw = [1]", "is no text"),
        ("raw = ", "cannot be read"),
    ],
)
def test_bad_file_is_explained(tmp_path, text, message):
    (tmp_path / "cleaner.toml").write_text(text)
    with pytest.raises(ConfigError, match=message):
        Config.load({}, tmp_path)


def test_fingerprint_is_of_the_lexicon_not_of_its_path(tmp_path):
    for name in ("a.toml", "b.toml"):
        (tmp_path / name).write_text("same")
    hashes = {Config.load({"roles.lexicon": str(tmp_path / name)}, tmp_path).fingerprint() for name in ("a.toml", "b.toml")}
    assert len(hashes) == 1
