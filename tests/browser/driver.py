"""Debian's Chromium without a window, and without a network of its own."""

from collections.abc import Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path

CHROMIUM, DRIVER = Path("/usr/bin/chromium"), Path("/usr/bin/chromedriver")
READY = CHROMIUM.exists() and DRIVER.exists() and find_spec("selenium") is not None
MISSING = "needs Chromium and selenium: `apt-get install chromium chromium-driver`, `pip install selenium`"

FLAGS = (
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync", "--disable-dev-shm-usage", "--hide-scrollbars",
)  # fmt: skip
"""Without a sandbox because tests may run as root in a container; the pages are our own."""


@contextmanager
def browser(width: int = 1280, height: int = 900) -> Iterator:
    """A driver with a new, empty profile."""
    from selenium import webdriver
    from selenium.webdriver.chrome.service import Service

    options = webdriver.ChromeOptions()
    options.binary_location = str(CHROMIUM)
    for flag in (*FLAGS, f"--window-size={width},{height}"):
        options.add_argument(flag)
    options.set_capability("goog:loggingPrefs", {"browser": "ALL"})
    driver = webdriver.Chrome(options=options, service=Service(str(DRIVER)))
    try:
        yield driver
    finally:
        driver.quit()


def complaints(driver: object) -> list[str]:
    """What the browser said on its console since it was asked last: errors, and violations of the policy."""
    return [entry["message"] for entry in driver.get_log("browser")]
