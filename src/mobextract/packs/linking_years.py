"""The schema of linking.toml, its keys on years: the words that say which year a figure is of."""

import msgspec

from mobextract.packs.clause_words import YearClauseWords
from mobextract.packs.linking_words import IntervalEdges, MultipleWords, SamePeriodWords
from mobextract.packs.table_base import Forms, Sides, Table


class YearTable(Table, kw_only=True):
    """linking.toml: words that say which year a figure is of."""

    periods: Forms = msgspec.field(default_factory=list)
    """Words before a year that opens a period: "since 2021" gives no single year."""
    compared: Sides = msgspec.field(default_factory=Sides)
    """Words around a year that is only compared with ("compared with 2023", "2023 की तुलना में")."""
    compared_peaks: Forms = msgspec.field(default_factory=list)
    """What a figure is compared with, before its year and inside a sentence ("beat the record of 2019"); at its head it is told of."""
    compared_loose: Sides = msgspec.field(default_factory=Sides)
    """Words for a comparison from whose clause a date may say when that was which is compared with: "compared with when it was set up (June
    2022)", "स्थापना (जून 2022) की तुलना में"."""
    compared_far: Forms = msgspec.field(default_factory=list)
    """Words behind "from" and how much it is, which compare with the year before that ("2023 से 1.6 गुना अधिक")."""
    compared_of: Forms = msgspec.field(default_factory=list)
    """Words behind a year before what of it is compared with: "of" ("2024 के बजट से 40 करोड़ अधिक")."""
    multiples: Sides = msgspec.field(default_factory=Sides)
    """Words around a year of which another figure is a multiple, with # for how many times ("gấp # lần năm", "# times that of")."""
    multiple_clauses: MultipleWords = msgspec.field(default_factory=MultipleWords)
    """The same where more words stand between them and the year ("twice that of the tide of 2022")."""
    year_starts: Sides = msgspec.field(default_factory=Sides)
    """Words around a year that say since its beginning ("since the beginning of 2025"): what has been done since is of that year while it
    lasts."""
    year_edges: Sides = msgspec.field(default_factory=Sides)
    """Words for the beginning or end of a year, between it and what compares with it ("than at the end of 2022")."""
    not_frame: Forms = msgspec.field(default_factory=list)
    """Words before a date that dates something else: a birth, a document, the founding of a unit."""
    holidays: Forms = msgspec.field(default_factory=list)
    """Holidays that are called by a year ("the 2026 Lunar New Year"): one ahead of the article dates nothing."""
    under_document: Forms = msgspec.field(default_factory=list)
    """Words before a document under which something is done ("according to", "theo")."""
    not_frame_after: Forms = msgspec.field(default_factory=list)
    """The same behind the date: "1978 года рождения"."""
    same_period: Sides = msgspec.field(default_factory=Sides)
    """Words around the year of a period compared with ("cùng kỳ năm 2023, toàn tỉnh có …"): it holds in its own sentence only."""
    compared_same: SamePeriodWords = msgspec.field(default_factory=SamePeriodWords)
    """The words of a comparison with a period of another year, one by one."""
    compared_periods: Forms = msgspec.field(default_factory=list)
    """Words right behind a year whose same period is compared with ("2024 की इसी अवधि")."""
    year_clauses: YearClauseWords = msgspec.field(default_factory=YearClauseWords)
    """Words of clauses that are told of another year than the text around."""
    founded: Forms = msgspec.field(default_factory=list)
    """Words that open a clause on how something began ("launched by … in 2021"): its year is no figure's."""
    founded_clauses: Forms = msgspec.field(default_factory=list)
    """Further ones, which are no verb of the sentence wherever they stand: relative clauses and participles ("που ιδρύθηκε",
    "созданная")."""
    founded_after: Forms = msgspec.field(default_factory=list)
    """The same behind the year ("2021 में शुरू हुए मॉडल में 340 सदस्य हैं"): an earlier year than the article's."""
    began: Forms = msgspec.field(default_factory=list)
    """Other words on how something began ("was launched"): its year does not hold for the sentences after it."""
    launches: Forms = msgspec.field(default_factory=list)
    """Further words that say so right beside the name of a model ("built the model «X»")."""
    launchers: Forms = msgspec.field(default_factory=list)
    """Words that open a clause on who began what is told of ("which the union launched in 2021"): its year is no figure's."""
    founded_with: Forms = msgspec.field(default_factory=list)
    """"With", between the year in which something was founded and what it had then ("set up in 2019 with 50 members")."""
    founded_with_after: Forms = msgspec.field(default_factory=list)
    """The same behind the figure ("2019 में 50 सदस्यों के साथ बना")."""
    this_year: Forms = msgspec.field(default_factory=list)
    """Words for the year of the article ("this year")."""
    last_year: Forms = msgspec.field(default_factory=list)
    """Words for the year before it ("last year")."""
    next_year: Forms = msgspec.field(default_factory=list)
    """Words for the year behind it ("next year")."""
    lately: Forms = msgspec.field(default_factory=list)
    """Words that name a time at most a month before the article ("last month"), mostly in its year."""
    year_before: Forms = msgspec.field(default_factory=list)
    """Words for the year before the one stated last ("the year before")."""
    compared_clause: Forms = msgspec.field(default_factory=list)
    """Words behind a figure and before the clause of what it is more or less than ("640 more than it had in 2024")."""
    year_based: Forms = msgspec.field(default_factory=list)
    """Words between a share by which something has changed and the year before the change ("up 6.4% on 2023")."""
    year_after: Forms = msgspec.field(default_factory=list)
    """Words that name a year by the one stated before in the paragraph, else by the date of the article ("the following year")."""
    periods_after: Forms = msgspec.field(default_factory=list)
    """Words behind a year that opens a period ("2022 से")."""
    spans: Sides = msgspec.field(default_factory=Sides)
    """Words around the years that a result took ("over the past three years", "sau 4 năm"): it is of no single year."""
    today_before: Forms = msgspec.field(default_factory=list)
    """Words that right before a figure say that it is today's ("now 68")."""
    today_behind: Forms = msgspec.field(default_factory=list)
    """Words that right behind a figure say that it is today's ("39 members in 2022 and 68 now")."""
    now: Forms = msgspec.field(default_factory=list)
    """Words that end the reach of a year stated before: "recently", "at present"."""
    now_heads: Forms = msgspec.field(default_factory=list)
    """Words for now that are such at the head of a sentence, or behind a semicolon, only: vi "nay"."""
    habits: Forms = msgspec.field(default_factory=list)
    """Words at the head of a sentence for what is done again and again ("every year", "hằng năm"): its figures are of no single year."""
    first_months: Forms = msgspec.field(default_factory=list)
    """Words for "the first" before months, which are of the article's year where nothing else follows: "in the first nine months,"."""
    year_parts: Forms = msgspec.field(default_factory=list)
    """Words that say which part of a year is meant, each by itself ("first", "months", "quarter")."""
    year_part_links: Forms = msgspec.field(default_factory=list)
    """The small words between those of ``year_parts`` ("the", "of")."""
    of_year: Sides = msgspec.field(default_factory=Sides)
    """Words beside months that make them the first of a year: "of the year", "đầu năm", hi "वर्ष के पहले"."""
    years_later: Forms = msgspec.field(default_factory=list)
    """Words behind a number of years that count them from the year stated before: "later", "sau", "बाद"."""
    until: Forms = msgspec.field(default_factory=list)
    """Words that lead from where a period began to where it ended: "to", "until", "đến", "से"."""
    until_links: Forms = msgspec.field(default_factory=list)
    """Words that may stand beside them there: "the", "end", "of"."""
    from_now: Forms = msgspec.field(default_factory=list)
    """Words for today that open a period up to a year to come ("from now until 2028")."""
    interval_edges: IntervalEdges = msgspec.field(default_factory=IntervalEdges)
    past_months: Sides = msgspec.field(default_factory=Sides)
    """Words beside months that have just passed: "over the past", "qua"."""
    report_months: Forms = msgspec.field(default_factory=list)
    """Words before as many months as the year has had, in a report: ru "за девять месяцев"."""
    first_year: Forms = msgspec.field(default_factory=list)
    """Words for the year in which what is told of began ("in the first year")."""
    year_joints: Forms = msgspec.field(default_factory=list)
    """Words between "last year" and a month behind it ("पिछले वर्ष के नवंबर")."""
    same_year: Forms = msgspec.field(default_factory=list)
    """Words that point back to the year last stated ("the same month")."""
    the_year: Forms = msgspec.field(default_factory=list)
    """Words for the year that a report is about ("during the year"): the one that it has told most often."""
    this_period: Forms = msgspec.field(default_factory=list)
    """Words that point back to all the years last stated ("during this period"): a figure of several is of none."""
    dated_events: Forms = msgspec.field(default_factory=list)
    """What a day is that of, where the words of ``not_frame`` stand before days of all kinds: times of day, floods, fires."""
