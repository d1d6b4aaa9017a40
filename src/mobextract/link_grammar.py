"""The reference words of one language, compiled: what linking.toml says about places, models and years."""

from __future__ import annotations

import re

from mobextract.language import Language
from mobextract.lexicon import Lexicon, spellings, word_scanner
from mobextract.tables import LinkingTable, ProgrammesTable


class LinkGrammar:
    """Lexicons and scanners that the linkers of places, models and years share."""

    def __init__(self, language: Language) -> None:
        table: LinkingTable = language.table("linking")
        programmes: ProgrammesTable = language.table("programmes")
        kinds: dict[str, list[str]] = {}
        for kind, forms in table.levels.items():
            for form in forms:
                kinds.setdefault(form, []).append(kind)
        self.levels: Lexicon[list[str]] = Lexicon(kinds.items())
        self.level_scanner = _scanner(list(kinds))
        self.scope_before = Lexicon((form, True) for form in table.level_scope.before)
        self.scope_after = Lexicon((form, True) for form in table.level_scope.after)
        self.organisations = Lexicon((form, True) for form in programmes.organisations)
        self.respectively = _scanner(table.respectively)
        self.merger = _scanner(table.merger)
        self.cues: Lexicon[str] = Lexicon((form, cue.kind) for cue in programmes.cue if cue.kind != "model" for form in cue.forms)
        self.cue_scanner = re.compile(word_scanner(self.cues.forms))
        self.results = Lexicon((form, True) for form in table.results)
        self.topic_scanner = _scanner(table.not_model)
        self.periods = Lexicon((form, True) for form in table.periods)
        self.aside_before = Lexicon((form, True) for form in [*table.compared.before, *table.not_frame])
        self.compared_after = Lexicon((form, True) for form in table.compared.after)
        relative = ((table.this_year, 0), (table.last_year, -1), (table.next_year, 1))
        self.relative_years = [(scanner, offset) for forms, offset in relative if (scanner := _scanner(forms))]
        self.now_scanner = _scanner(table.now)


def _scanner(forms: list[str]) -> re.Pattern[str] | None:
    folded = [f for form in forms for f in spellings(form)]
    return re.compile(word_scanner(folded)) if folded else None
