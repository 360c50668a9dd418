"""Where the figures of an evaluation come from."""

from dataclasses import dataclass, field
from datetime import UTC, datetime
from importlib.metadata import PackageNotFoundError, version

IN_PROCESS = "in process"
OWN = "codecite"
"""What the system that is evaluated is called beside others."""


def _version() -> str:
    try:
        return version("codecite")
    except PackageNotFoundError:
        return "unknown"


@dataclass(frozen=True, slots=True)
class Made:
    """What was evaluated, and when.

    Attributes:
        target: `IN_PROCESS`, or the URL of a service.
        encoder: Name of the encoder; None where it is the service's own affair.
        index: Name of the snapshot that the first set was asked on; None likewise.
        at: When the evaluation began.
        version: Of codecite.
    """

    target: str
    encoder: str | None
    index: str | None
    at: datetime = field(default_factory=lambda: datetime.now(UTC))
    version: str = field(default_factory=_version)
