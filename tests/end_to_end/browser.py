"""Chromium without a window: prints pages, and tells what they asked the network for."""

import json
import os
import re
import shutil
import subprocess
from pathlib import Path
from typing import NamedTuple

CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser"))), None)
NEEDED = {"chromium": CHROMIUM, "pdftotext": shutil.which("pdftotext")}
FLAGS = (
    *("--headless", "--disable-gpu", "--no-first-run", "--no-pdf-header-footer"),
    *("--disable-background-networking", "--disable-component-update"),
    # Nobody listens there: whatever is asked for, nothing leaves this computer.
    *("--proxy-server=127.0.0.1:9", "--proxy-bypass-list=<-loopback>"),
    *("--enable-logging=stderr", "--v=0"),
)
PAGE_OBJECT = re.compile(rb"/Type\s*/Page\b")
CONSOLE = re.compile(r"CONSOLE[:(].*")
STARTED, OWN = "URL_REQUEST_START_JOB", "not an origin"
"""How Chromium's log tells of a request, and of one that no page made: its maker's own services."""


def missing() -> list[str]:
    """The programs that are not here."""
    return [name for name, found in NEEDED.items() if found is None]


class Printed(NamedTuple):
    """What became of a page in the browser."""

    pages: int
    text: str
    """As a reader of the PDF finds it."""
    console: list[str]
    """What a developer would see: errors, and what the page's own rules refused."""
    requests: list[str]
    """What the page asked for, beside itself."""


def printed(html: Path, folder: Path) -> Printed:
    """Print a page as PDF; `folder` is for that, and for what Chromium keeps of itself."""
    pdf, log = folder / f"{html.stem}.pdf", folder / "requests.json"
    words = [
        *(str(CHROMIUM), *FLAGS),
        # Chromium's own sandbox does not work for the user that containers have.
        *(["--no-sandbox"] if os.geteuid() == 0 else []),
        *(f"--user-data-dir={folder / 'profile'}", f"--log-net-log={log}"),
        *(f"--print-to-pdf={pdf}", html.as_uri()),
    ]
    ran = subprocess.run(words, capture_output=True, text=True, timeout=120, check=True)
    words = ["pdftotext", "-layout", str(pdf), "-"]
    read = subprocess.run(words, capture_output=True, text=True, timeout=60, check=True)
    return Printed(
        pages=len(PAGE_OBJECT.findall(pdf.read_bytes())),
        text=read.stdout,
        console=CONSOLE.findall(ran.stderr),
        requests=[url for url in _asked_for(log) if url != html.as_uri()],
    )


def _asked_for(log: Path) -> list[str]:
    """The addresses that pages asked for, in their order."""
    told = json.loads(log.read_text("utf-8"))
    started = told["constants"]["logEventTypes"][STARTED]
    asked = (one.get("params", {}) for one in told["events"] if one["type"] == started)
    return [one["url"] for one in asked if "url" in one and one.get("initiator") != OWN]
