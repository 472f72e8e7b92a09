"""The desk over HTTP: who may ask, what is answered, and what is written."""

import http.client
import json
import signal
import subprocess
import sys
import threading

import pytest
from tests.hostile import RLO

from cleaner import open_dataset
from cleaner.labels import KEEP, read_labels
from cleaner.report.desk import LARGEST, Desk
from cleaner.report.samples import ordered_reasons, samples


@pytest.fixture
def desk(samples_folder, tmp_path):
    dataset = open_dataset(samples_folder)
    with Desk(samples(dataset, []), ordered_reasons(dataset), tmp_path / "labels.jsonl") as served:
        thread = threading.Thread(target=served.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
        thread.start()
        yield served
        served.shutdown()


def ask(desk, path, method="GET", body=None, **headers):
    connection = http.client.HTTPConnection(*desk.server_address, timeout=10)
    connection.request(method, path, body, {name.replace("_", "-"): value for name, value in headers.items()})
    answer = connection.getresponse()
    return answer.status, dict(answer.getheaders()), answer.read().decode()


def decide(desk, key, decision, **headers):
    body = json.dumps({"key": key, "decision": decision})
    return ask(desk, f"/{desk.token}/decide", "POST", body, **({"Origin": desk.origin} | headers))[0]


def test_the_page_shows_every_sample_escaped_under_a_strict_policy(desk):
    status, headers, page = ask(desk, f"/{desk.token}/")
    assert status == 200
    assert page.count('class="card" data-key=') == len(desk.cuts)
    assert page.count("<script") == 1 and '<script src="review.js"></script>' in page
    assert "onerror=" not in page.replace("onerror=&#34;", "") and RLO not in page
    assert headers["Content-Security-Policy"].startswith("default-src 'none'; style-src 'self'; script-src 'self';")
    assert "unsafe" not in headers["Content-Security-Policy"]
    assert (headers["X-Content-Type-Options"], headers["Referrer-Policy"]) == ("nosniff", "no-referrer")
    for name in ("style.css", "review.css", "review.js"):
        assert ask(desk, f"/{desk.token}/{name}")[0] == 200


def test_it_listens_on_the_loopback_alone(desk):
    assert desk.server_address[0] == "127.0.0.1"
    assert len(desk.token) >= 32


@pytest.mark.parametrize(
    "path", ["/", "/{token}", "/wrong/", "/{token}x/", "/{token}/../labels.jsonl", "/{token}/parts.html", "/%C3%A9/"]
)
def test_without_the_token_or_for_another_file_there_is_nothing(desk, path):
    status, _, body = ask(desk, path.replace("{token}", desk.token))
    assert (status, body) == (404, "not found")


@pytest.mark.parametrize("host", ["evil.example", "localhost.evil.example:80", "127.0.0.1"])
def test_another_host_name_gets_nothing(desk, host):
    assert ask(desk, f"/{desk.token}/", Host=host)[0] == 404


@pytest.mark.parametrize("headers", [{"Origin": "https://evil.example"}, {"Origin": "null"}, {"Content_Length": "x"}])
def test_another_page_cannot_decide(desk, headers):
    assert decide(desk, next(iter(desk.cuts)), "accept", **headers) == 404
    assert not desk.labels.exists()


@pytest.mark.parametrize("body", ["{", "[]", "{}", '{"key": "none", "decision": "accept"}', "9" * (LARGEST + 1)])
def test_nonsense_is_refused(desk, body):
    status = ask(desk, f"/{desk.token}/decide", "POST", body, Origin=desk.origin)[0]
    assert status in (400, 404)
    assert not desk.labels.exists()


def test_a_decision_is_written_as_a_label_made_of_what_was_published(desk):
    first, second, third = list(desk.cuts.values())[:3]
    assert decide(desk, first.key, "poem") == 400
    for sample, decision in ((first, "accept"), (second, KEEP), (third, "legal"), (third, "accept")):
        assert decide(desk, sample.key, decision) == 200
    rows = [json.loads(line) for line in desk.labels.read_text("utf-8").splitlines()]
    assert [row["reason"] for row in rows] == [first.label.reason, KEEP, "legal", third.label.reason]
    assert all(row["text"] == s.label.text for row, s in zip(rows, (first, second, third, third), strict=True))
    assert read_labels(desk.labels) == [first.label, second.label._replace(reason=KEEP), third.label]


def test_the_command_serves_until_it_is_interrupted(samples_folder, tmp_path):
    command = [sys.executable, "-m", "cleaner", "review", "--clean", str(samples_folder), "--labels", str(tmp_path / "l.jsonl")]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    assert "cuts to judge" in process.stdout.readline()
    url = process.stdout.readline().strip()
    host, _, path = url.removeprefix("http://").partition("/")
    connection = http.client.HTTPConnection(host, timeout=10)
    connection.request("GET", "/" + path)
    assert connection.getresponse().status == 200
    process.send_signal(signal.SIGINT)
    out, err = process.communicate(timeout=20)
    assert (process.returncode, err) == (0, "")
    assert "0 decisions" in out


@pytest.mark.parametrize(
    ("arguments", "said"), [(("--rule", "Z999"), "there is no rule Z999"), (("--labels", "none/l.jsonl"), "cannot be written")]
)
def test_wrong_use_is_explained(samples_folder, arguments, said):
    command = [sys.executable, "-m", "cleaner", "review", "--clean", str(samples_folder), *arguments]
    done = subprocess.run(command, capture_output=True, text=True, timeout=30)
    assert done.returncode == 1 and said in done.stderr and "Traceback" not in done.stderr
