"""The words of one language that make a label, an ordinal, a year or a time of a number, compiled."""

from __future__ import annotations

import re
from collections.abc import Sequence

from mobextract.nouns.counts import NounGrammar
from mobextract.packs.quantity_tables import DatesTable, LabelsTable
from mobextract.text.combined import either
from mobextract.text.expressions import trie_expression
from mobextract.text.folding import WORD
from mobextract.text.lazy import regex
from mobextract.text.lexicon import fold_form, wordlist


class LabelGrammar:
    """The words beside numbers that count nothing."""

    nouns: NounGrammar

    def _load_labels(self, labels: LabelsTable, dates: DatesTable, systems: Sequence[str]) -> None:
        self.label_weak = wordlist(labels.weak)
        self.label_names, self.ranks = wordlist(labels.names), wordlist(labels.ranks)
        self.versions = wordlist([*labels.versions, *systems])
        self.label_before = wordlist([*labels.before, *labels.ordinal_before, *labels.versions, *systems])
        self.ordinal_before = wordlist(labels.ordinal_before)
        self.label_after = wordlist([*labels.after, *labels.ratings])
        self.ratings = wordlist(labels.ratings)
        self.fixed = regex(rf"(?<!{WORD})(?:{trie_expression(map(fold_form, labels.fixed))})" if labels.fixed else "(?!)")
        self.phones = regex(rf"(?<!{WORD})(?:{trie_expression(map(fold_form, labels.phones))})(?!{WORD})" if labels.phones else "(?!)")
        self.ordinal = regex(
            r"[-–]?(?:"
            + "|".join(sorted(map(re.escape, map(fold_form, labels.ordinal_suffixes)), key=len, reverse=True))
            + r")(?![^\W\d_])"
        )
        self.has_ordinals = bool(labels.ordinal_suffixes)
        self.ordinal_dot = labels.ordinal_dot
        self.periods = wordlist(dates.periods)
        self.year_before, self.year_after = (wordlist(forms) for forms in (dates.year_before, dates.year_after))
        self.not_year = wordlist(dates.not_year)
        self.early_before, self.early_after = wordlist(dates.early_years.before), wordlist(dates.early_years.after)
        decades = dates.decades.before, dates.decades.after
        self.decade_before, self.decade_after = (wordlist(forms) for forms in decades)
        self.clock_before, self.clock_lasting = wordlist(dates.clock.before), wordlist(dates.clock.lasting)
        hours = (dates.clock.hour_spans, [*dates.clock.before, *dates.clock.hour_before])
        self.hour_spans, self.hour_before = (wordlist(forms) for forms in hours)
        self.clock_after = wordlist(dates.clock.after)
        self.label_behind = either(self.label_after, self.periods, self.clock_after)
        self.label_or_clock_before = either(self.label_before, self.clock_before)
        """All that makes a label or a time of a number: most have none of it."""
        self.time_behind = either(self.year_before, self.nouns.relative_years, self.periods)
        """All that ends the search for what a number counts, because a year stands there."""
