"""The site of a web address."""

from __future__ import annotations

import urllib.parse


def site_of(url: str | None) -> str | None:
    """Return the host of an address, with or without its scheme; None where there is none or it is no address.

    >>> site_of("https://baoquangninh.vn/a.html"), site_of("vietnam.vn/b"), site_of("https://[a/"), site_of(None)
    ('baoquangninh.vn', 'vietnam.vn', None, None)
    """
    if not url:
        return None
    try:
        return urllib.parse.urlsplit(url if "//" in url else "//" + url).hostname
    except ValueError:
        return None
