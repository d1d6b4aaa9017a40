"""What all table types share.

Their modules leave ``from __future__ import annotations`` out: msgspec would evaluate the types of some hundred fields one by one.
"""

from typing import Literal

import msgspec

Forms = list[str]

ModelKind = Literal["model", "movement", "campaign", "programme", "project", "contest", "title"]


class Table(msgspec.Struct, forbid_unknown_fields=True, kw_only=True):
    """Base of all tables: an unknown key stops the load."""


class Sides(Table, kw_only=True):
    """Words before, and words behind, what they are told of."""

    before: Forms = msgspec.field(default_factory=list)
    after: Forms = msgspec.field(default_factory=list)
