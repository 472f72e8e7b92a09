"""Make the pictures of the README out of the samples, or with a folder all pages in all sizes to look at.

    python scripts/screenshots.py [FOLDER]        needs `apt-get install chromium chromium-driver`
"""

from __future__ import annotations

import base64
import sys
import tempfile
import threading
from itertools import product
from pathlib import Path

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))

from tests.browser.driver import browser  # noqa: E402

from cleaner.config import Config  # noqa: E402
from cleaner.dataset import open_dataset  # noqa: E402
from cleaner.passes.run import run  # noqa: E402
from cleaner.report.desk import Desk  # noqa: E402
from cleaner.report.published import published_page  # noqa: E402
from cleaner.report.samples import ordered_reasons, samples  # noqa: E402
from cleaner.report.summary import report_page  # noqa: E402

SIZES = {"phone": (390, 844), "desktop": (1280, 900)}
README = {"document": ("desktop", "light"), "report": ("desktop", "dark")}


def shoot(driver: object, url: str, size: str, scheme: str, script: str, path: Path) -> None:
    """One picture of a page."""
    width, height = SIZES[size]
    metrics = {"width": width, "height": height, "deviceScaleFactor": 1, "mobile": size == "phone"}
    driver.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", metrics)
    features = [{"name": "prefers-color-scheme", "value": scheme}]
    driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": features})
    driver.get(url)
    driver.execute_script(script)
    path.write_bytes(base64.b64decode(driver.execute_cdp_cmd("Page.captureScreenshot", {"format": "png"})["data"]))
    print(f"wrote {path}")


def main() -> None:
    """The pictures."""
    with tempfile.TemporaryDirectory() as name, browser() as driver:
        folder = Path(name)
        run(Config.load({"raw": str(ROOT / "data/raw"), "clean": str(folder / "clean"), "jobs": 1}))
        dataset = open_dataset(folder / "clean")
        repeat = next(r for r in dataset.removed().to_pylist() if r["duplicate_of_doc"] not in (None, r["doc_id"]))
        (folder / "document.html").write_text(published_page(dataset, repeat["doc_id"]), "utf-8")
        (folder / "report.html").write_text(report_page(dataset), "utf-8")
        to_repeat = f"document.getElementById('{repeat['doc_id']}-{repeat['start']}').click(); scrollTo(0, 0)"
        pages = {page: ((folder / f"{page}.html").as_uri(), to_repeat if page == "document" else "") for page in README}
        if len(sys.argv) == 1:
            for page, (size, scheme) in README.items():
                shoot(driver, pages[page][0], size, scheme, pages[page][1], ROOT / "docs" / f"{page}.png")
            return
        with Desk(samples(dataset, []), ordered_reasons(dataset), folder / "labels.jsonl") as desk:
            threading.Thread(target=desk.serve_forever, daemon=True).start()
            pages["review"] = (desk.url, "")
            pages["report-history"] = (pages["report"][0], "document.getElementById('roles').scrollIntoView()")
            pages["report-document"] = (pages["report"][0], "document.querySelector('#documents li:nth-child(3) a').click()")
            for (page, (url, script)), size, scheme in product(pages.items(), SIZES, ("light", "dark")):
                shoot(driver, url, size, scheme, script, Path(sys.argv[1]) / f"{page}-{size}-{scheme}.png")
            desk.shutdown()


if __name__ == "__main__":
    main()
