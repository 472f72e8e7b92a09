"""What several tests share: the samples of data/raw, published once, with hostile and unreadable input beside them."""

import ipaddress
import json
import shutil
import socket
from pathlib import Path

import pytest
from tests import hostile

from cleaner.config import Config
from cleaner.passes.run import run

ROOT = Path(__file__).parents[1]


@pytest.fixture(scope="session", autouse=True)
def only_this_machine():
    """No test reaches another machine: connections to anything but the loopback are refused."""
    real = socket.socket.connect

    def connect(self, address):
        if self.family in (socket.AF_INET, socket.AF_INET6) and not _is_loopback(address[0]):
            raise PermissionError(f"tests stay on this machine, not {address[0]}")
        return real(self, address)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(socket.socket, "connect", connect)
        yield


def _is_loopback(host):
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


@pytest.fixture(scope="session")
def samples_folder(tmp_path_factory):
    """A clean folder with one snapshot a date; nobody writes into it."""
    folder = tmp_path_factory.mktemp("samples")
    shutil.copytree(ROOT / "data" / "raw", folder / "raw")
    day = folder / "raw" / "source=<b>hostile" / "date=2026-10-07"
    day.mkdir(parents=True)
    record = {"text": hostile.TEXT, "title": hostile.TITLE, "url": hostile.URL}
    (day / "feed.jsonl").write_text(json.dumps(record) + "\n{torn <script>window.run = 9</script>\n", "utf-8")
    run(Config.load({"raw": str(folder / "raw"), "clean": str(folder / "clean"), "jobs": 1}))
    return folder / "clean"
