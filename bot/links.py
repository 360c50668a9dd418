"""Web addresses at which a reply can be checked."""


def base_url(public_url: str | None, asked_at: str) -> str:
    """Where users reach this service, without a slash at the end.

    Args:
        public_url: The setting.
        asked_at: The address that the request was sent to, where there is no such setting.
    """
    return (public_url or asked_at).rstrip("/")
