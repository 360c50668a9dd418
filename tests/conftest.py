"""Fixtures that tests of several packages share."""

import os
import re
import shutil
import zlib
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import hypothesis
import numpy as np
import pytest
from numpy.typing import NDArray
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, sync_playwright

# Before anything imports a library that would look for a model hub.
os.environ.setdefault("HF_HUB_OFFLINE", "1")

# A shared machine stalls now and then; how long one example takes says nothing of the code.
hypothesis.settings.register_profile("codecite", deadline=None)
hypothesis.settings.load_profile("codecite")

LAUNCH_ARGUMENTS = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
PATIENCE = 5.0  # seconds that either side waits for the other before a test fails


class BagOfWords:
    """An encoder whose vectors can be worked out by hand.

    A word's axis is its CRC-32 modulo 1,024; a text's vector counts its words and is scaled to unit
    length. So two texts of n and m distinct words that share k have the cosine k / sqrt(n * m),
    unless two of their words fall on one axis (for 20 words, once in five texts; a test that
    compares exact cosines uses few). A text without words lies on the last axis.
    """

    name = "bag-of-words"
    dimension = 1024

    def __init__(self, fingerprint: str = "bag-of-words-1") -> None:
        self.fingerprint = fingerprint
        self.encoded: list[str] = []
        """Every text that was encoded, in order."""

    def knows(self, word: str) -> bool:
        """Only words that tests call English: every other may be misspelt."""
        return word in {"zebra", "wombat"}

    def encode(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Encode texts: float32, (len(texts), 1024), unit length."""
        self.encoded.extend(texts)
        vectors = np.zeros((len(texts), self.dimension), dtype=np.float32)
        for vector, text in zip(vectors, texts, strict=True):
            for word in re.findall(r"\w+", text.lower()):
                vector[zlib.crc32(word.encode()) % self.dimension] += 1
            if not vector.any():
                vector[-1] = 1
        unit: NDArray[np.float32] = vectors / np.linalg.norm(vectors, axis=1, keepdims=True)
        return unit


@pytest.fixture
def encoder() -> BagOfWords:
    """A deterministic encoder; each test has its own."""
    return BagOfWords()


@pytest.fixture(scope="session")
def make_encoder() -> Callable[[str], BagOfWords]:
    """Makes encoders of a given fingerprint."""
    return BagOfWords


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder with the shared CMS releases and pages; skips where it is absent."""
    folder = Path(os.environ.get("CODECITE_SHARED", Path(__file__).resolve().parents[2] / "shared"))
    if not (folder / "data").is_dir():
        pytest.skip(f"no shared data at {folder}; set CODECITE_SHARED to its folder")
    return folder


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """One headless Chromium for the whole run."""
    path = os.environ.get("CODECITE_CHROMIUM")
    candidates = (
        [path]
        if path
        else ["/usr/bin/chromium", shutil.which("chromium"), shutil.which("google-chrome")]
    )
    found = next((name for name in candidates if name and Path(name).exists()), None)
    if found is None:
        pytest.skip("no Chromium: install it or name its executable in CODECITE_CHROMIUM")
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=found, args=LAUNCH_ARGUMENTS)
        yield running
        running.close()


@pytest.fixture(scope="session")
def context(browser: Browser) -> Iterator[BrowserContext]:
    """One browser profile: what tests could share is in the tab's storage, and each has its tab."""
    profile = browser.new_context(viewport={"width": 1100, "height": 800})
    profile.set_default_timeout(PATIENCE * 1000)
    yield profile
    profile.close()


@pytest.fixture
def page(context: BrowserContext) -> Iterator[Page]:
    """An empty tab; scripts that fail in it, and breaches of the policy, fail the test."""
    tab = context.new_page()
    complaints: list[str] = []

    def note(message: ConsoleMessage) -> None:
        # Failed requests are the subject of some tests, and the browser reports them here too.
        if message.type == "error" and "Failed to load resource" not in message.text:
            complaints.append(message.text)

    tab.on("pageerror", lambda error: complaints.append(str(error)))
    tab.on("console", note)
    yield tab
    for left in context.pages:
        left.close()
    assert complaints == []
