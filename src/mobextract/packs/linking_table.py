"""The schema of linking.toml: the words that say which place, model or year a figure belongs to."""

import msgspec

from mobextract.packs.clause_words import RivalWords
from mobextract.packs.linking_words import Distances, Donors, Givers, LawWords
from mobextract.packs.linking_years import YearTable
from mobextract.packs.passing_table import PassingWords
from mobextract.packs.table_base import Forms, Sides


class LinkingTable(YearTable, kw_only=True):
    """linking.toml: words that say which place, model or year a figure belongs to."""

    levels: dict[str, Forms]
    """Place kind → how the whole unit is referred to without its name ("toàn tỉnh", "the whole district")."""
    results: Forms
    """Words that open a result of what was said before ("thereby")."""
    examples: Forms = msgspec.field(default_factory=list)
    """Words in a paragraph's first sentence that make it an example of what was said before ("is a bright spot")."""
    instances: Forms = msgspec.field(default_factory=list)
    """Words behind units that are counted which lead to some of them ("notably", "including")."""
    not_model: Forms = msgspec.field(default_factory=list)
    """Words that end a model's reach ("on the economy", "in addition")."""
    besides: Forms = msgspec.field(default_factory=list)
    """Words that open a sentence on what a unit has done apart from the model ("in addition", "besides")."""
    started_with: Forms = msgspec.field(default_factory=list)
    """Words for how many there were of something when it began ("it started with"), of the year in which it did."""
    relatives: Forms = msgspec.field(default_factory=list)
    """Words that open a relative clause: a whole that only such a clause names is told of aside ("which has 34 in the whole province")."""
    except_for: Forms = msgspec.field(default_factory=list)
    """Words that open a sentence on the units that are not like the others ("only the districts A and B")."""
    other_way: Forms = msgspec.field(default_factory=list)
    """Words for a unit that does without the model told of before ("took another road")."""
    results_of: Forms = msgspec.field(default_factory=list)
    """Words that open what introduces a list of a unit's results ("results of the first nine months in the province:")."""
    back_then: Forms = msgspec.field(default_factory=list)
    """Words that open a clause on the time that the one before tells of ("then", "at that time")."""
    it: Forms = msgspec.field(default_factory=list)
    """Words that open a sentence on the model named right before ("it", "the model", "λειτουργεί")."""
    highlights: Forms = msgspec.field(default_factory=list)
    """Words that open a sentence on something else that is praised ("another highlight"): the model before ends there."""
    each: Forms = msgspec.field(default_factory=list)
    """Words for "each", or "all three", before a noun for models: what each has is no single one's."""
    several_units: Forms = msgspec.field(default_factory=list)
    """Words for more units than one, without a number ("in many communes"): what is in these is in none named before."""
    bygone: Forms = msgspec.field(default_factory=list)
    """Words with which somebody tells of old times ("before, my family had …"), besides ``past``."""
    of_old: Forms = msgspec.field(default_factory=list)
    """Words that open a clause on the time before a model, also beside today's ("formerly … 60 million, now 25")."""
    before_it: Forms = msgspec.field(default_factory=list)
    """The same with the model in them: "before joining", "before the model", "when there was no model"."""
    since_then: Forms = msgspec.field(default_factory=list)
    """Words that end what ``of_old`` opens, besides ``now`` and ``turned``."""
    titled: Forms = msgspec.field(default_factory=list)
    """Words for what has a title and is no model: a fund, a festival, a play. Where it opens a clause, the model before ends."""
    ordered: Forms = msgspec.field(default_factory=list)
    """Nouns that ordinals number and that are counted nowhere ("year", "phase", "prize"): "the first phase" is no model."""
    turned: Forms = msgspec.field(default_factory=list)
    """Words for today, besides ``now``, with which somebody compares old times."""
    former: Forms = msgspec.field(default_factory=list)
    """The first of two by a word that is no ordinal ("the former"), where the second is told of too."""
    latter: Forms = msgspec.field(default_factory=list)
    """The second of two ("the latter")."""
    overall: Forms = msgspec.field(default_factory=list)
    """Words that open a clause on all the units told of right before ("on average", "in all")."""
    former_unit: Forms = msgspec.field(default_factory=list)
    """The same of two units alone ("xã trước")."""
    latter_unit: Forms = msgspec.field(default_factory=list)
    """The second of two units ("xã sau")."""
    led_by: Forms = msgspec.field(default_factory=list)
    """Words that may stand before an ordinal for a model at the head of a sentence ("thanks to the first")."""
    disasters: Forms = msgspec.field(default_factory=list)
    """Words for storms, floods and fires: what they destroyed is no model's result."""
    lacks: Forms = msgspec.field(default_factory=list)
    """What stands before a word for a model that a unit does not have: "has no", "has not yet joined"."""
    lacks_after: Forms = msgspec.field(default_factory=list)
    """The same behind it (hi "नहीं है")."""
    supposed: Forms = msgspec.field(default_factory=list)
    """Words that make such a clause a mere supposition: "if there were no model, the street would have burned down"."""
    losses: Forms = msgspec.field(default_factory=list)
    """Words for what a disaster does ("destroyed", "swept away"), right before a figure or right behind what it counts."""
    fields: Forms = msgspec.field(default_factory=list)
    """Words with which a paragraph turns to another field of work ("regarding", "in the field of"): the model before ends there."""
    capital: Forms = msgspec.field(default_factory=list)
    """Words right before a sum that something was founded with, beside what else it was ("and a capital of")."""
    cost_of: Forms = msgspec.field(default_factory=list)
    """Words between a year and what something cost then ("built in 2022 at a cost of 2.4 billion")."""
    ways: Forms = msgspec.field(default_factory=list)
    """Words for what a model does, which others take up ("the approach", "cách làm này")."""
    followed: Forms = msgspec.field(default_factory=list)
    """Words for taking up what another unit does, whatever it is called ("followed suit")."""
    worth: Forms = msgspec.field(default_factory=list)
    """Words between a gift and its value, which part it from nobody who gets it ("two pools, worth 1.7 billion each, to schools in A")."""
    comprising: Forms = msgspec.field(default_factory=list)
    """Words that open brackets on the parts of the unit before them: "including", "gồm"."""
    formerly: Forms = msgspec.field(default_factory=list)
    """Words that open a bracket on what a unit was, or what it has become part of ("(formerly Bình Thuận)")."""
    posts: Forms = msgspec.field(default_factory=list)
    """Posts that persons hold in a unit's organisation ("Phó Bí thư Tỉnh ủy")."""
    whereas: Forms = msgspec.field(default_factory=list)
    """What opens a clause that sets an earlier year against the one before it: ", whereas in 2022 …"."""
    contrasts: Forms = msgspec.field(default_factory=list)
    """Words between two clauses that each tell of a place of its own ("A has 21 while B has 15")."""
    meanwhile: Forms = msgspec.field(default_factory=list)
    """Words that open a sentence on what another unit has at that time ("meanwhile in B"), before the name or "in"."""
    opens_with: Forms = msgspec.field(default_factory=list)
    """"With", at the head of a sentence, before what the unit has that the sentence is told of ("with 34 villages, A commune …")."""
    opens_with_after: Forms = msgspec.field(default_factory=list)
    """The same behind it ("34 गाँवों के साथ, …")."""
    asides: Forms = msgspec.field(default_factory=list)
    """Words that open, behind a comma, what befell one of the places where something was ("nine died, with Da Nang hit the worst")."""
    ends: Forms = msgspec.field(default_factory=list)
    """Words before the end of a change ("from 31 cases in 2022 to 8"): the year of its beginning is not that of its end."""
    reports: Forms = msgspec.field(default_factory=list)
    """Words that open a paragraph of what a review found ("according to the report")."""
    deadlines: Sides = msgspec.field(default_factory=Sides)
    """Words beside a day that make it the last one of a plan ("before", "no later than")."""
    agenda: Sides = msgspec.field(default_factory=Sides)
    """Words that tie a year to the work that a meeting sets for it, which nothing told of the meeting is of ("the tasks of")."""
    meetings: Forms = msgspec.field(default_factory=list)
    """Words that turn from the examples to the whole ("at the conference")."""
    praise: Forms = msgspec.field(default_factory=list)
    """Words that say that somebody is commended ("certificates of merit")."""
    reviews: Forms = msgspec.field(default_factory=list)
    """Words before the programme or the year that a conference reviews ("sơ kết hai năm thực hiện chương trình …"), or for the year's
    end: the year is that of the whole article."""
    respectively: Forms = msgspec.field(default_factory=list)
    """Words that pair coordinated figures with coordinated places, in order."""
    merger: Forms = msgspec.field(default_factory=list)
    """Words before the units that another was merged from, or behind one that was merged into it; figures are not about these."""
    others: Forms = msgspec.field(default_factory=list)
    """Words before a place that opens a sentence on another ("not only in A, commune B …", "like A, B …")."""
    neighbours: Forms = msgspec.field(default_factory=list)
    """Words beside a unit next to the one that the text is about ("neighbouring"): the text does not turn to it for long."""
    again: Sides = msgspec.field(default_factory=Sides)
    """Words around a number of units that take up a list of so many named before ("in these three communes", "hai xã này")."""
    both: Forms = msgspec.field(default_factory=list)
    """Words for "both" before a noun of units, which take up a list of two."""
    all_of: dict[str, Forms] = msgspec.field(default_factory=dict)
    """The same for "all three" and so on, by how many, where these are no numbers ("cả ba", "तीनों")."""
    planners: Forms = msgspec.field(default_factory=list)
    """Organisations called in short, which open a sentence that tells their plans ("In 2025, the Union aims to …")."""
    all_levels: Forms = msgspec.field(default_factory=list)
    """Words for organisations at all levels: what they do is of the province or district that the article is about ("các cấp Hội"), but
    behind a smaller unit of the sentence and where they only help."""
    level_scope: Sides = msgspec.field(default_factory=Sides)
    """Words beside a level that make it no reference ("at the commune level", "cấp xã")."""
    scoped_levels: Forms = msgspec.field(default_factory=list)
    """Levels that are a reference at the head of a sentence alone ("at the provincial level", in one word with "level")."""
    inside: Sides = msgspec.field(default_factory=Sides)
    """"In", before or behind the place that a clause opens with and tells about."""
    closing: Sides = msgspec.field(default_factory=Sides)
    """The same, besides, beside a place that closes a clause behind a comma ("34 houses fell, at Khe Lay hamlet")."""
    ongoing: Forms = msgspec.field(default_factory=list)
    """What says that something is going on ("is sponsoring", "đang"; * for any letters), where its sentence states no year."""
    gifts: Forms = msgspec.field(default_factory=list)
    """Verbs of handing something over, right before the first of several things that are given ("presented 15 saws and 40 helmets"), or
    behind the giver, besides those of ``givers``."""
    laws: LawWords = msgspec.field(default_factory=LawWords)
    named_parts: dict[str, Forms] = msgspec.field(default_factory=dict)
    """Parts of a year that have a name, by the month from which on they may be spoken of as this year's: "third quarter" by "7"; by "0"
    what begins like one and is none ("đầu năm học")."""
    named_parts_of: Forms = msgspec.field(default_factory=list)
    """Words behind such a part that make it one of something else: "of", "av", "του"."""
    past: Forms = msgspec.field(default_factory=list)
    """Words for earlier times, which end the reach of a year stated before as well: "previously", "in the past"."""
    so_far: Forms = msgspec.field(default_factory=list)
    """Further words like those of ``now``, which sum up ("to date"): a current year in the same sentence stays in force."""
    years_over: Forms = msgspec.field(default_factory=list)
    """Words right behind a year that say no more than that it is over ("năm 2015 vừa qua"): it stays in force."""
    standing: Forms = msgspec.field(default_factory=list)
    """Words that say what a unit is like in no year ("of the population", "administrative units")."""
    attained: Forms = msgspec.field(default_factory=list)
    """Words for what a share of the population has reached or takes part in ("with health insurance"): a result of its year."""
    at_first: Forms = msgspec.field(default_factory=list)
    """Words that point back to the year in which something began ("at first, two families …")."""
    reform: Forms = msgspec.field(default_factory=list)
    """What the founding of today's units is called ("two-level local government"): its date is no figure's year."""
    these: Sides = msgspec.field(default_factory=Sides)
    """Words right before units, or around them, with which a list is taken up again without its number ("these communes", "các xã này")."""
    these_places: Forms = msgspec.field(default_factory=list)
    """Words for units of whatever rank that take up a list so ("these places", "các địa phương này")."""
    these_behind: Sides = msgspec.field(default_factory=Sides)
    """Articles before such units, in a language that may put "these" behind them ("τα χωριά αυτά")."""
    other_units: Sides = msgspec.field(default_factory=Sides)
    """The same for the units besides those told of ("the other communes", "các xã khác")."""
    residents: Sides = msgspec.field(default_factory=Sides)
    """Words around the unit that somebody lives in: "residing in", "में रहने वाले"."""
    donors: Donors = msgspec.field(default_factory=Donors)
    distances: Distances = msgspec.field(default_factory=Distances)
    passing: PassingWords = msgspec.field(default_factory=PassingWords)
    described: Sides = msgspec.field(default_factory=Sides)
    """Words right beside "model" that tell of another one, without a name: "another model", "a model of raising chickens"."""
    spread: Forms = msgspec.field(default_factory=list)
    """Words that say of a model named before that others took it up ("the model has been copied in …")."""
    part_of: Forms = msgspec.field(default_factory=list)
    """Words that say of a model that it is a part of a campaign ("which is a part of the «B» campaign")."""
    here: Forms = msgspec.field(default_factory=list)
    """Words that point to the place named last ("here each household gave …")."""
    there: Forms = msgspec.field(default_factory=list)
    """Those of them that point to the unit, or the list of units, named last in the sentence before ("2,600 families live in A and B.
    In 2021 87 weddings were held there")."""
    recognised: Forms = msgspec.field(default_factory=list)
    """Words for the recognition of models: a rate of that, beside a number of models, is theirs ("tỷ lệ công nhận từ 80%")."""
    contest_words: Forms = msgspec.field(default_factory=list)
    """What is told of a contest: its jury, prizes, rounds and contestants."""
    won_by: Forms = msgspec.field(default_factory=list)
    """What stands between a prize and the unit that won it ("went to", "thuộc về", "получила")."""
    same_model: Forms = msgspec.field(default_factory=list)
    """What the model named last is called again, wherever others have joined it ("the model", "tham gia mô hình", "к модели")."""
    joins: Forms = msgspec.field(default_factory=list)
    """Words for joining a movement or programme that a sentence names behind those who join it, by its cue alone ("registered for",
    "took part in")."""
    standards: Forms = msgspec.field(default_factory=list)
    """Words for the standards of the new countryside, which units meet for their own programme alone ("new rural standards")."""
    one_of: Sides = msgspec.field(default_factory=Sides)
    """Words beside units counted of which the one told of is one ("one of the three poor communes")."""
    units_besides: Forms = msgspec.field(default_factory=list)
    """Words at the head of a clause for units besides the one told of, which it does not name ("in the other districts")."""
    part_alone: Forms = msgspec.field(default_factory=list)
    """Words at the head of a paragraph that tells of one unit what the one before told of all ("in A commune alone")."""
    such: Forms = msgspec.field(default_factory=list)
    """Words beside a number with which it counts things told of before, besides those of counts.toml ("these 63 clubs", "63 câu lạc bộ
    như vậy")."""
    spent_on: Sides = msgspec.field(default_factory=Sides)
    """Words between a sum and "the movement" that it is for ("15 billion VND for the movement"), or behind that ("आंदोलन पर")."""
    where: Forms = msgspec.field(default_factory=list)
    """Words that open a clause about a place alone ("where Khmer people make up 32 %")."""
    population: Forms = msgspec.field(default_factory=list)
    """Rates and means of a whole population ("the poverty rate", "average income"): no model's result."""
    targets: Forms = msgspec.field(default_factory=list)
    """Words that announce a plan ("aims to", "must")."""
    takes_effect: Forms = msgspec.field(default_factory=list)
    """Words for a rule that holds, or something that starts, from a day to come ("takes effect")."""
    givers: Givers = msgspec.field(default_factory=Givers)
    """Words beside a level that make it the giver of money ("from the province", "provincial budget")."""
    means: Sides = msgspec.field(default_factory=Sides)
    """Words beside a unit that name its mean, which something is compared with ("the provincial average")."""
    rivals: RivalWords = msgspec.field(default_factory=RivalWords)
    """Words beside a unit that only has more or fewer than the one told of ("second only to", "fewer than in")."""
    mean_parts: Forms = msgspec.field(default_factory=list)
    """Parts of words for a unit with which they mean its mean ("provinsgjennomsnittet", "national average")."""
    country: Sides = msgspec.field(default_factory=Sides)
    """Words right before a number, or right behind its noun, with which the whole country has so many ("देश के 74 ज़िले", "74 districts
    of the country")."""
    country_programme: Forms = msgspec.field(default_factory=list)
    """Words before a programme's name or cue with which it is the whole country's: "the country's programme “One Commune, One Product”"."""
    shares: Sides = msgspec.field(default_factory=Sides)
    """Words around a percentage that is a unit's share of what the whole country has ("makes up 4.2 % of the area of the country")."""
    country_opens: Forms = msgspec.field(default_factory=list)
    """Words for the whole country that open a sentence on it ("the whole country lacks 35,000 classrooms")."""
    together: Forms = msgspec.field(default_factory=list)
    """Words that begin a sentence about all models listed before ("all five models", "these models"): its figures are of no single one."""
    has_fillers: Forms = msgspec.field(default_factory=list)
    """Words that may stand beside a unit and such a verb, and change nothing: "this district also has 39 communes"."""
    has: Forms = msgspec.field(default_factory=list)
    """Verbs behind the unit that a sentence begins with, with which it tells what this unit has ("Diễn Châu district has 39 communes")."""
