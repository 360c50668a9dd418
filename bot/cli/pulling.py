"""``codecite pull``."""

import re
from datetime import date
from pathlib import Path

from rich.console import Console
from rich.progress import (
    BarColumn,
    DownloadColumn,
    Progress,
    TextColumn,
    TimeRemainingColumn,
    TransferSpeedColumn,
)
from rich.text import Text

from corpus.cms.download import MIB, Download, Limits, download
from corpus.cms.release_url import newest_release, release_url

_ODD_NAME = "hcpcs-release.zip"
_COLUMNS = (
    TextColumn("{task.description}", markup=False),
    BarColumn(),
    DownloadColumn(),
    TransferSpeedColumn(),
    TimeRemainingColumn(),
)


def pull_hcpcs(
    console: Console,
    *,
    release: str | None,
    url: str | None,
    out: Path | None,
    max_mib: int,
    today: date,
) -> Path:
    """Download a release of HCPCS; show progress, size and checksum.

    Args:
        console: Where it is shown.
        release: Year and month, "2026-10"; None for the one in force `today`.
        url: Address of the file, in place of the one that CMS's naming gives.
        out: The file, or the folder to put it in; None for the current folder.
        max_mib: Largest file, in MiB.
        today: Decides which release is in force.

    Returns:
        The downloaded file.

    Raises:
        ReleaseError: There is no such release.
        DownloadError: It did not succeed.
    """
    address = url or release_url(release or newest_release(today))
    target = _target(out, address)
    console.print(Text(f"From {address}"))
    arrived = _download(console, address, target, Limits(max_bytes=max_mib * MIB))
    resumed = f", resumed at {arrived.resumed_at:,}" if arrived.resumed_at else ""
    console.print(Text(f"{arrived.path}: {arrived.size:,} bytes{resumed}"))
    console.print(Text(f"sha256 {arrived.sha256}"), soft_wrap=True)
    return arrived.path


def _target(out: Path | None, address: str) -> Path:
    name = re.split(r"[?#]", address)[0].rpartition("/")[2]
    # The name comes from outside: only a plain one becomes a file here.
    name = name if re.fullmatch(r"\w[\w.-]*", name, re.ASCII) else _ODD_NAME
    if out is None:
        return Path(name)
    return out / name if out.is_dir() else out


def _download(console: Console, address: str, target: Path, limits: Limits) -> Download:
    with Progress(*_COLUMNS, console=console) as bar:
        task = bar.add_task(target.name, total=None)
        return download(
            address,
            target,
            limits,
            lambda done, total: bar.update(task, completed=done, total=total),
        )
