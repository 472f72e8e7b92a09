"""Copies between documents of a dataset: marked, dropped where the settings say so, and brought back when an original goes."""

import pytest

from cleaner.config import Config
from cleaner.dataset import open_dataset
from cleaner.dataset.check import check
from cleaner.dataset.forgotten import forget, remember
from cleaner.errors import CleanerError, ConfigError
from cleaner.passes.run import run, status

RELEASE = [
    "Merrin Optics named Salome Dreyer as its chief technology officer on Thursday, after a search of fourteen months.",
    "Dreyer led a group of 85 engineers at Halvorsen Instruments and brought the first sealed sonar window to market.",
    "The company expects to open a second polishing hall in Osterby, and wants to fill it with apprentices from the town.",
    "Its lenses sit in the keels of survey ships that map the shelf between the islands and the mainland every summer.",
]
OWN = "Our reporter could not reach the works council before this page closed on Thursday night."
LATER = "The works council of Merrin Optics meets on Monday, and will be asked about the apprentices first."


def texts(dataset):
    return {row["path"].rsplit("/", 1)[-1]: row["clean_text"] for row in dataset.documents().to_pylist()}


@pytest.fixture
def dated(tmp_path):
    """Writes articles, date and name to paragraphs, and gives settings for them."""

    def write(articles, **flags):
        for (date, name), paragraphs in articles.items():
            path = tmp_path / "raw" / f"source=wire/date={date}/{name}.txt"
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text("\n\n".join(paragraphs) + "\n")
        settings = {"raw": str(tmp_path / "raw"), "clean": str(tmp_path / "clean"), "jobs": 1, **flags}
        return Config.load(settings, tmp_path)

    return write


ARTICLES = {
    ("2026-10-05", "first"): RELEASE,
    ("2026-10-06", "second"): [*RELEASE, OWN],
    ("2026-10-07", "third"): [OWN, LATER],
}


def test_a_release_is_kept_once_at_the_earlier_and_its_copy_is_marked(dated):
    config = dated(ARTICLES)
    run(config)
    dataset = open_dataset(config.clean)
    found = {row["path"].rsplit("/", 1)[-1]: row for row in dataset.documents().to_pylist()}
    assert texts(dataset)["first.txt"].split("\n\n") == RELEASE
    assert texts(dataset)["second.txt"].strip() == OWN
    assert texts(dataset)["third.txt"].strip() == LATER
    assert found["second.txt"]["copied_share"] == pytest.approx(sum(map(len, RELEASE)) / len("".join([*RELEASE, OWN])), abs=0.01)
    assert "syndicated" in found["second.txt"]["flags"] and found["first.txt"]["copied_share"] == 0
    originals = {(row["rule"], row["duplicate_of_doc"]) for row in dataset.removed(date="2026-10-06").to_pylist()}
    assert originals == {("U201", found["first.txt"]["doc_id"])}
    assert check(config.clean) == []


def test_a_syndicated_copy_is_dropped_whole_and_what_it_added_is_no_original(dated):
    config = dated(ARTICLES, **{"dedupe.syndicated": "drop"})
    run(config)
    dataset = open_dataset(config.clean)
    assert texts(dataset)["second.txt"] == ""
    assert OWN in texts(dataset)["third.txt"]
    rules = [row["rule"] for row in dataset.removed(date="2026-10-06").to_pylist()]
    assert rules == ["U201", "U201", "U201", "U201", "U203"]
    assert check(config.clean) == []


def test_copies_of_copies_on_one_day_go_too_and_every_original_stays(dated):
    same_day = {("2026-10-05", name): [*RELEASE, own] for name, own in (("a", OWN), ("b", LATER), ("c", OWN))}
    config = dated(same_day, **{"dedupe.syndicated": "drop"})
    run(config)
    found = texts(open_dataset(config.clean))
    assert found["b.txt"] == found["c.txt"] == ""
    assert found["a.txt"].split("\n\n") == [*RELEASE, OWN]
    assert check(config.clean) == []


def test_forgetting_a_document_brings_the_next_copy_back_and_can_be_undone(dated):
    config = dated(ARTICLES)
    run(config)
    before = open_dataset(config.clean)
    first = next(row["doc_id"] for row in before.documents().to_pylist() if row["path"].endswith("first.txt"))
    assert forget(config.clean, first) == "2026-10-05"
    assert next((s.state, s.why) for s in status(config)) == ("stale", ("forgotten",))
    run(config)
    dataset = open_dataset(config.clean)
    assert "first.txt" not in texts(dataset)
    assert texts(dataset)["second.txt"].split("\n\n") == [*RELEASE, OWN]
    [row] = dataset.rejected().to_pylist()
    assert (row["code"], row["first_bytes"]) == ("E_FORGOTTEN", b"")
    assert check(config.clean) == []
    remember(config.clean, first)
    run(config)
    assert texts(open_dataset(config.clean)) == texts(before)
    with pytest.raises(CleanerError, match="is not forgotten"):
        remember(config.clean, first)
    with pytest.raises(CleanerError, match="no document"):
        forget(config.clean, "0" * 20)


def test_thresholds_of_the_scopes_are_settings(dated):
    near = [line.replace(" the ", " a ").replace(" of ", " by ") for line in RELEASE]
    config = dated({("2026-10-05", "first"): RELEASE, ("2026-10-06", "near"): near}, **{"dedupe.history.threshold": 0.99})
    run(config)
    assert texts(open_dataset(config.clean))["near.txt"].split("\n\n") == near
    config = dated({}, **{"dedupe.history.threshold": 0.4})
    assert {s.state for s in status(config)} == {"stale"}
    run(config)
    assert len(texts(open_dataset(config.clean))["near.txt"].split("\n\n")) < 4


@pytest.mark.parametrize(
    ("name", "value", "message"),
    [
        ("dedupe.date.threshold", "1.5", "no similarity"),
        ("dedupe.history.threshold", "much", "no number"),
        ("dedupe.numbers", "perhaps", "no true or false"),
        ("dedupe.syndicated", "delete", "known are mark and drop"),
    ],
)
def test_bad_settings_are_explained(tmp_path, name, value, message):
    with pytest.raises(ConfigError, match=message):
        Config.load({name: value}, tmp_path)


def test_a_repeat_inside_a_document_follows_its_original_where_that_is_cut_too(dated):
    config = dated({("2026-10-05", "first"): [OWN], ("2026-10-05", "second"): [OWN, LATER, OWN]})
    run(config)
    first, second = (row["doc_id"] for row in sorted(open_dataset(config.clean).documents().to_pylist(), key=lambda row: row["path"]))
    removed = open_dataset(config.clean).removed().to_pylist()
    assert [(row["doc_id"], row["start"] > 0, row["duplicate_of_doc"]) for row in removed] == [(second, False, first), (second, True, first)]
    assert check(config.clean) == []


def test_a_repeat_of_what_stands_all_over_a_site_goes_for_the_same_reason(dated):
    line = "The works council meets every Monday in the hall."
    config = dated({("2026-10-05", f"a{n}"): [line, f"{OWN} It was page {n} then.", line] for n in range(8)}, **{"dedupe.numbers": True})
    run(config)
    removed = [row for row in open_dataset(config.clean).removed().to_pylist() if row["text"] == line]
    assert {(row["reason"], row["rule"], row["duplicate_of_doc"]) for row in removed} == {("navigation", "F101", None)}
    assert check(config.clean) == []
