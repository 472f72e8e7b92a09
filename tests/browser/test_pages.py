"""The pages as a person uses them, in a real browser: open, filter, follow a repeat, review with the keyboard; and inert."""

import json
import threading
from pathlib import Path

import pytest
from tests import hostile
from tests.browser.driver import MISSING, READY, browser, complaints

from cleaner import clean, open_dataset
from cleaner.article import CleanDocument, Metadata, Sentence
from cleaner.report.desk import Desk
from cleaner.report.document import document_page
from cleaner.report.published import published_page
from cleaner.report.samples import ordered_reasons, samples
from cleaner.report.summary import report_page

pytestmark = [pytest.mark.slow, pytest.mark.skipif(not READY, reason=MISSING)]

WATCH = "document.addEventListener('securitypolicyviolation', e => (window.broken ||= []).push(e.violatedDirective))"
"""Runs before the page does, so that it sees each violation."""


@pytest.fixture(scope="module")
def driver():
    with browser() as started:
        started.execute_cdp_cmd("Page.addScriptToEvaluateOnNewDocument", {"source": WATCH})
        started.execute_cdp_cmd("Network.enable", {})
        yield started


@pytest.fixture
def page(driver):
    """The driver; when the test is over nothing must have been said on the console, violated, or run."""
    complaints(driver)
    yield driver
    assert driver.execute_script("return window.broken || []") == []
    assert driver.execute_script("return window.run") is None
    assert complaints(driver) == []


def show(driver, folder, content, width=1280, scheme="light"):
    (folder / "page.html").write_text(content, "utf-8")
    driver.execute_cdp_cmd(
        "Emulation.setDeviceMetricsOverride", {"width": width, "height": 844, "deviceScaleFactor": 1, "mobile": width < 600}
    )
    driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": [{"name": "prefers-color-scheme", "value": scheme}]})
    driver.get((folder / "page.html").as_uri())


def find(driver, selector):
    """The visible elements."""
    return [element for element in driver.find_elements("css selector", selector) if element.is_displayed()]


def press(driver, *keys):
    driver.find_element("css selector", "body").send_keys(*keys)


def active(driver):
    return driver.execute_script("return document.activeElement.id")


@pytest.fixture(scope="module")
def report(samples_folder):
    return report_page(open_dataset(samples_folder))


def test_report_filters_by_reason_opens_a_document_and_follows_a_repeat(page, tmp_path, report):
    show(page, tmp_path, report)
    assert len(find(page, "details.reason")) > 10 and find(page, ".page") == []
    find(page, "[data-only=duplicate]")[0].click()
    assert [e.get_attribute("data-reasons") for e in find(page, "details.reason")] == ["duplicate"]
    assert all("duplicate" in e.get_attribute("data-reasons").split() for e in find(page, "#documents li"))
    example = next(e for e in find(page, ".examples li") if len(e.find_elements("css selector", "a")) == 2)
    example.find_element("link text", "in its document").click()
    cut = page.find_element("css selector", ":target")
    assert cut.tag_name == "del" and cut.is_displayed() and not find(page, "#overview")
    original = cut.get_attribute("data-original")
    find(page, ".detail a")[0].click()
    there = page.find_element("css selector", ":target")
    assert there.get_attribute("id") == original and there.is_displayed()
    assert there.text.split()[1:3] == cut.get_property("textContent").split()[1:3]  # quotation marks may differ
    find(page, ".back a")[0].click()
    assert find(page, "#documents") and find(page, ".page") == []


@pytest.mark.parametrize("width", [360, 390, 1280])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_nothing_is_wider_than_the_window(page, tmp_path, report, samples_folder, width, scheme):
    row = open_dataset(samples_folder).removed().to_pylist()[0]
    for content in (report, published_page(open_dataset(samples_folder), row["doc_id"])):
        show(page, tmp_path, content, width, scheme)
        assert page.execute_script("return document.documentElement.scrollWidth <= innerWidth")
        assert page.execute_script("return innerWidth") == width
        ground = page.execute_script("return getComputedStyle(document.body).backgroundColor")
        assert (ground == "rgb(23, 24, 26)") == (scheme == "dark")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_text_has_contrast(page, tmp_path, report, samples_folder, desk, scheme):
    dataset = open_dataset(samples_folder)
    script = Path(__file__).with_name("contrast.js").read_text("utf-8")
    row = next(r for r in dataset.removed().to_pylist() if r["duplicate_of_doc"] not in (None, r["doc_id"]))
    show(page, tmp_path, report, scheme=scheme)
    page.execute_script("document.querySelectorAll('details').forEach(one => { one.open = true })")
    overview = page.execute_script(script)
    show(page, tmp_path, published_page(dataset, row["doc_id"]), scheme=scheme)
    press(page, "j")
    find(page, "[data-filter=reason]")[0].click()
    one = page.execute_script(script)
    page.get(desk.url)
    review = page.execute_script(script)
    assert [overview[1], one[1], review[1]] == [[], [], []]
    assert overview[0] > 400 and one[0] > 20 and review[0] > 20


def test_document_keys_filters_and_views(page, tmp_path, samples_folder):
    dataset = open_dataset(samples_folder)
    row = next(r for r in dataset.removed().to_pylist() if r["duplicate_of_doc"] not in (None, r["doc_id"]))
    show(page, tmp_path, published_page(dataset, row["doc_id"]))
    cuts = [e.get_attribute("id") for e in find(page, ".cut")]
    press(page, "j")
    assert active(page) == cuts[0] and find(page, "#detail")
    press(page, "j")
    press(page, "k")
    press(page, "k")
    assert active(page) == cuts[-1]  # round to the end
    press(page, "\ue00c")
    assert not find(page, "#detail")
    find(page, "[data-filter=reason][data-value=duplicate]")[0].click()
    assert {e.get_attribute("data-reason") for e in find(page, ".cut")} >= {"duplicate"}
    assert all("duplicate" in e.get_attribute("data-reasons").split() for e in find(page, ".line"))
    assert find(page, ".found")[0].text.startswith(f"{len(find(page, '.line'))} of ")
    repeat = next(e for e in find(page, ".cut[data-original]"))
    repeat.click()
    assert "similarity" in find(page, "#detail")[0].text
    press(page, "o")
    assert page.find_element("css selector", ":target").get_attribute("id") == repeat.get_attribute("data-original")
    find(page, "[data-filter=reason][data-value=duplicate]")[0].click()
    find(page, "[data-view=clean]")[0].click()
    assert find(page, ".clean") and not find(page, ".raw")


def test_document_without_script_shows_everything(page, tmp_path, samples_folder, report):
    page.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": True})
    try:
        show(page, tmp_path, report)
        link = page.find_element("css selector", "#documents li a")
        link.click()
        assert find(page, ".page .raw") and not find(page, "#overview")
    finally:
        page.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": False})


def test_hostile_text_is_shown_and_does_nothing(page, tmp_path):
    document = clean(hostile.TEXT)
    meta = Metadata(hostile.URL, hostile.TITLE, hostile.TITLE, hostile.TITLE, hostile.TITLE, hostile.TITLE)
    show(page, tmp_path, document_page(CleanDocument(document.raw_text, "", document.sentences, document.cuts, meta)))
    text = page.find_element("css selector", "main").text
    for line in hostile.LINES[:7]:
        assert line.split()[0] in text
    assert page.find_element("css selector", "h1").text == hostile.TITLE
    assert page.title == hostile.TITLE
    for cut in find(page, ".cut"):
        cut.click()
    assert page.current_url.startswith("file://")
    assert {link.get_attribute("href")[:7] for link in page.find_elements("css selector", "a")} <= {"file://"}


def test_ten_million_characters_on_a_line(page, tmp_path):
    text = "<script>window.run=1</script>" * 350_000
    sentence = Sentence(0, len(text), 0, "prose", "claim", 1.0, "", (), "")
    show(page, tmp_path, document_page(CleanDocument(text, text, (sentence,), ())), width=390)
    assert page.execute_script("return document.documentElement.scrollWidth <= innerWidth")
    assert page.execute_script("return innerWidth") == 390
    assert "characters …" in page.find_element("css selector", "main").text


def test_a_script_that_gets_into_a_page_is_stopped_by_its_policy(driver, tmp_path):
    """The net below the net: what escaping would let through the policy stops, and the watch sees it."""
    content = document_page(clean("Tides follow the moon.")).replace("<main>", "<main><script>window.run = 1</script>")
    show(driver, tmp_path, content)
    assert driver.execute_script("return window.run") is None
    assert driver.execute_script("return window.broken")[0].startswith("script-src")
    complaints(driver)


@pytest.fixture
def desk(samples_folder, tmp_path):
    dataset = open_dataset(samples_folder)
    hostile_first = sorted(samples(dataset, []), key=lambda s: s.title != hostile.TITLE)
    with Desk(hostile_first, ordered_reasons(dataset), tmp_path / "labels.jsonl") as served:
        threading.Thread(target=served.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True).start()
        yield served
        served.shutdown()


def shown_key(driver):
    return driver.execute_script("return document.querySelector('.card:not([hidden])').dataset.key")


def wait_for_next(driver, key):
    from selenium.webdriver.support.ui import WebDriverWait

    WebDriverWait(driver, 20).until(lambda d: shown_key(d) != key)


def test_five_cuts_are_reviewed_with_the_keyboard(page, desk):
    page.get(desk.url)
    keys = []
    for key in ("a", "r", "1", "2", "a"):
        keys.append(shown_key(page))
        press(page, key)
        wait_for_next(page, keys[-1])
    press(page, "\ue014")  # right: skip
    skipped = shown_key(page)
    rows = [json.loads(line) for line in desk.labels.read_text("utf-8").splitlines()]
    assert [f"{row['doc']}:{row['start']}" for row in rows] == keys
    first, second, last = (desk.cuts[keys[i]].label for i in (0, 1, 4))
    assert [row["reason"] for row in rows] == [first.reason, "keep", desk.reasons[0], desk.reasons[1], last.reason]
    assert [row["text"] for row in rows][:2] == [first.text, second.text]
    assert skipped not in keys
    press(page, "\ue012")  # left: back
    press(page, "\ue012")
    assert shown_key(page) == keys[4] and "you said: accept" in page.find_element("css selector", "main").text


def test_desk_is_inert_and_tells_when_it_cannot_write(page, desk):
    page.get(desk.url)
    assert "<script>" in page.find_element("css selector", "main").text
    desk.labels.mkdir()  # a folder in its place
    find(page, "[data-decision=accept]")[0].click()
    from selenium.webdriver.support.ui import WebDriverWait

    WebDriverWait(page, 20).until(lambda d: find(d, "#trouble"))
    assert "Not written" in find(page, "#trouble")[0].text
    said = complaints(page)  # the browser tells of the answer 500, and of nothing else
    assert len(said) == 1 and "500" in said[0]
