"""Units that are only named by their organisation, which acts where the text is: in another unit, or in a part of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mobextract.linking.focus import VILLAGE, Focus
from mobextract.linking.persons_homes import is_home
from mobextract.linking.unit_bodies import is_of_organisation

if TYPE_CHECKING:
    from mobextract.linking.discourse import Discourse
    from mobextract.text.segment import Span


def only_acts(discourse: Discourse, focus: Focus, first: Focus, sentence: Span) -> bool:
    """Return whether a unit is only named by its organisation, which acts in another one of its rank that the sentence opens with "in":
    "in A commune, the veterans together with the border post of B keep up the model «X»"."""
    if focus is first or focus.level or focus.rank != first.rank or focus.link == first.link:
        return False
    return is_of_organisation(discourse.g, discourse.low, focus) and discourse.reach.opens_inside(sentence[0], first)


def acts_in_part(discourse: Discourse, focus: Focus, sentence: Span) -> bool:
    """Return whether the commune that the article is about is only named by its organisation, which acts in the village that the paragraph
    is at: "In A village … The border post of B agreed with the villagers on «X»: 96 lamps"; not where the sentence
    tells what the organisation has: "The union of B manages loans of 14 billion"."""
    if focus.link != discourse.foci.commune or focus.level or not is_of_organisation(discourse.g, discourse.low, focus):
        return False
    if discourse.owners.has(focus, sentence):
        return False
    told = discourse.earlier(sentence[0], discourse.segments.paragraph_at(sentence[0])[0])
    return told is not None and told.rank == VILLAGE and told.lies_in(focus)


def serves_home(discourse: Discourse, focus: Focus, first: Focus, sentence: Span) -> bool:
    """Return whether a commune is only named by its organisation, which does something for a person whose village the sentence names
    before: "Ms Inh in A village received a loan of 50 million from the Women's Union of B commune"."""
    if focus is first or focus.level or first.rank != VILLAGE or not first.lies_in(focus):
        return False
    if not is_of_organisation(discourse.g, discourse.low, focus) or discourse.owners.has(focus, sentence):
        return False
    return is_home(discourse.g, discourse.low, first, sentence)
