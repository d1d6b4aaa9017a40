"""Numbers in words, written by rules of their own: what the tests read back. Nothing here comes from the patterns."""

from __future__ import annotations

from collections.abc import Callable

LIMIT = 10**15

EN_SMALL = (
    ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"]
)
EN_TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
NB_SMALL = ["null", "én", "to", "tre", "fire", "fem", "seks", "sju", "åtte", "ni", "ti", "elleve", "tolv", "tretten", "fjorten", "femten", "seksten", "sytten", "atten", "nitten"]
NB_TENS = ["tjue", "tretti", "førti", "femti", "seksti", "sytti", "åtti", "nitti"]
EL_SMALL = ["μηδέν", "ένα", "δύο", "τρία", "τέσσερα", "πέντε", "έξι", "επτά", "οκτώ", "εννέα", "δέκα", "έντεκα", "δώδεκα", "δεκατρία", "δεκατέσσερα", "δεκαπέντε", "δεκαέξι", "δεκαεπτά", "δεκαοκτώ", "δεκαεννέα"]
EL_TENS = ["είκοσι", "τριάντα", "σαράντα", "πενήντα", "εξήντα", "εβδομήντα", "ογδόντα", "ενενήντα"]
EL_HUNDREDS = ["εκατόν", "διακόσι", "τριακόσι", "τετρακόσι", "πεντακόσι", "εξακόσι", "επτακόσι", "οκτακόσι", "εννιακόσι"]
EL_FEMININE = {"ένα": "μία", "τρία": "τρεις", "τέσσερα": "τέσσερις", "δεκατρία": "δεκατρείς", "δεκατέσσερα": "δεκατέσσερις"}
RU_SMALL = ["ноль", "один", "два", "три", "четыре", "пять", "шесть", "семь", "восемь", "девять", "десять", "одиннадцать", "двенадцать", "тринадцать", "четырнадцать", "пятнадцать", "шестнадцать", "семнадцать", "восемнадцать", "девятнадцать"]
RU_TENS = ["двадцать", "тридцать", "сорок", "пятьдесят", "шестьдесят", "семьдесят", "восемьдесят", "девяносто"]
RU_HUNDREDS = ["сто", "двести", "триста", "четыреста", "пятьсот", "шестьсот", "семьсот", "восемьсот", "девятьсот"]
RU_SCALES = (
    ("триллион", "триллиона", "триллионов", 10**12),
    ("миллиард", "миллиарда", "миллиардов", 10**9),
    ("миллион", "миллиона", "миллионов", 10**6),
    ("тысяча", "тысячи", "тысяч", 10**3),
)
VI_DIGITS = ["không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín"]
HI_SMALL = ["शून्य", "एक", "दो", "तीन", "चार", "पाँच", "छह", "सात", "आठ", "नौ", "दस", "ग्यारह", "बारह", "तेरह", "चौदह", "पंद्रह", "सोलह", "सत्रह", "अठारह", "उन्नीस", "बीस", "इक्कीस", "बाईस", "तेईस", "चौबीस", "पच्चीस", "छब्बीस", "सत्ताईस", "अट्ठाईस", "उनतीस", "तीस", "इकतीस", "बत्तीस", "तैंतीस", "चौंतीस", "पैंतीस", "छत्तीस", "सैंतीस", "अड़तीस", "उनतालीस", "चालीस", "इकतालीस", "बयालीस", "तैंतालीस", "चौवालीस", "पैंतालीस", "छियालीस", "सैंतालीस", "अड़तालीस", "उनचास", "पचास", "इक्यावन", "बावन", "तिरपन", "चौवन", "पचपन", "छप्पन", "सत्तावन", "अट्ठावन", "उनसठ", "साठ", "इकसठ", "बासठ", "तिरसठ", "चौंसठ", "पैंसठ", "छियासठ", "सड़सठ", "अड़सठ", "उनहत्तर", "सत्तर", "इकहत्तर", "बहत्तर", "तिहत्तर", "चौहत्तर", "पचहत्तर", "छिहत्तर", "सतहत्तर", "अठहत्तर", "उनासी", "अस्सी", "इक्यासी", "बयासी", "तिरासी", "चौरासी", "पचासी", "छियासी", "सत्तासी", "अट्ठासी", "नवासी", "नब्बे", "इक्यानवे", "बानवे", "तिरानवे", "चौरानवे", "पचानवे", "छियानवे", "सत्तानवे", "अट्ठानवे", "निन्यानवे"]


def english(n: int) -> str:
    """British usage: "one hundred and five thousand and twelve"."""
    for name, scale in (("trillion", 10**12), ("billion", 10**9), ("million", 10**6), ("thousand", 10**3)):
        if n >= scale:
            rest = n % scale
            joint = " and " if 0 < rest < 100 else " "
            return f"{english(n // scale)} {name}" + (joint + english(rest) if rest else "")
    if n >= 100:
        return f"{EN_SMALL[n // 100]} hundred" + (f" and {english(n % 100)}" if n % 100 else "")
    if n >= 20:
        return EN_TENS[n // 10 - 2] + (f"-{EN_SMALL[n % 10]}" if n % 10 else "")
    return EN_SMALL[n]


def american(n: int) -> str:
    """Without "and"."""
    return english(n).replace(" and ", " ")


def norwegian(n: int) -> str:
    """Number words apart, as in long numbers."""
    for one, many, scale in (("billion", "billioner", 10**12), ("milliard", "milliarder", 10**9), ("million", "millioner", 10**6)):
        if n >= scale:
            count, rest = divmod(n, scale)
            head = f"én {one}" if count == 1 else f"{norwegian(count)} {many}"
            return head + ((" og " if rest < 100 else " ") + norwegian(rest) if rest else "")
    if n >= 1000:
        count, rest = divmod(n, 1000)
        head = "ett tusen" if count == 1 else f"{norwegian(count)} tusen"
        return head + ((" og " if rest < 100 else " ") + norwegian(rest) if rest else "")
    if n >= 100:
        count, rest = divmod(n, 100)
        head = "ett hundre" if count == 1 else f"{NB_SMALL[count]} hundre"
        return head + (f" og {norwegian(rest)}" if rest else "")
    return (NB_TENS[n // 10 - 2] + (NB_SMALL[n % 10] if n % 10 else "")) if n >= 20 else NB_SMALL[n]


def norwegian_fused(n: int) -> str:
    """Hundreds written together: "trehundreogfemti tusen"."""
    text = norwegian(n)
    for word in (*NB_SMALL[2:10], "ett"):
        text = text.replace(f"{word} hundre og ", f"{word}hundreog")
    return text


def norwegian_old(n: int) -> str:
    """Units before tens, as before 1951: "femogtyve tusen"."""
    text = norwegian(n)
    for ten in NB_TENS:
        for unit in NB_SMALL[1:10]:
            text = text.replace(ten + unit, {"én": "en"}.get(unit, unit) + "og" + {"tjue": "tyve", "tretti": "tredve"}.get(ten, ten))
    return text.replace("sju", "syv")


def greek(n: int, feminine: bool = False) -> str:
    """Thousands are feminine: "διακόσιες πέντε χιλιάδες"."""
    for one, many, scale in (("τρισεκατομμύριο", "τρισεκατομμύρια", 10**12), ("δισεκατομμύριο", "δισεκατομμύρια", 10**9), ("εκατομμύριο", "εκατομμύρια", 10**6)):
        if n >= scale:
            count, rest = divmod(n, scale)
            head = f"ένα {one}" if count == 1 else f"{greek(count)} {many}"
            return head + (f" {greek(rest, feminine)}" if rest else "")
    if n >= 1000:
        count, rest = divmod(n, 1000)
        head = ("χίλιες" if feminine else "χίλια") if count == 1 else f"{greek(count, True)} χιλιάδες"
        return head + (f" {greek(rest, feminine)}" if rest else "")
    if n >= 100:
        count, rest = divmod(n, 100)
        head = ("εκατό" if not rest else "εκατόν") if count == 1 else EL_HUNDREDS[count - 1] + ("ες" if feminine else "α")
        return head + (f" {greek(rest, feminine)}" if rest else "")
    if n >= 20:
        return EL_TENS[n // 10 - 2] + (f" {greek(n % 10, feminine)}" if n % 10 else "")
    return EL_FEMININE.get(EL_SMALL[n], EL_SMALL[n]) if feminine else EL_SMALL[n]


def russian(n: int) -> str:
    """Nominative: "две тысячи сто один"."""
    for one, few, many, scale in RU_SCALES:
        if n >= scale:
            count, rest = divmod(n, scale)
            words = russian(count)
            if scale == 1000:
                words = _feminine(words)
            name = many if count % 100 in range(11, 15) or count % 10 in (0, 5, 6, 7, 8, 9) else one if count % 10 == 1 else few
            return f"{words} {name}" + (f" {russian(rest)}" if rest else "")
    if n >= 100:
        return RU_HUNDREDS[n // 100 - 1] + (f" {russian(n % 100)}" if n % 100 else "")
    if n >= 20:
        return RU_TENS[n // 10 - 2] + (f" {RU_SMALL[n % 10]}" if n % 10 else "")
    return RU_SMALL[n]


def _feminine(words: str) -> str:
    head, _, last = words.rpartition(" ")
    return f"{head} { {'один': 'одна', 'два': 'две'}.get(last, last)}".strip()


def vietnamese(n: int) -> str:
    """Zeros inside are spoken: "một nghìn không trăm linh năm"."""
    return _vietnamese(n, full=False)


def vietnamese_south(n: int) -> str:
    """Ngàn and lẻ, and tens without "mươi" before "mốt" and "lăm": "hai lăm ngàn"."""
    text = vietnamese(n).replace("nghìn", "ngàn").replace("linh", "lẻ")
    return text.replace("mươi mốt", "mốt").replace("mươi lăm", "lăm")


def _vietnamese(n: int, *, full: bool) -> str:
    for name, scale in (("tỷ", 10**9), ("triệu", 10**6), ("nghìn", 10**3)):
        if n >= scale:
            rest = n % scale
            return f"{_vietnamese(n // scale, full=full)} {name}" + (f" {_vietnamese(rest, full=rest < 1000)}" if rest else "")
    hundreds, rest = divmod(n, 100)
    head = f"{VI_DIGITS[hundreds]} trăm" if hundreds or full else ""
    if not rest:
        return head or VI_DIGITS[0]
    return f"{head} {_vietnamese_tens(rest, linh=bool(head))}".strip()


def _vietnamese_tens(n: int, *, linh: bool) -> str:
    tens, ones = divmod(n, 10)
    if not tens:
        return ("linh " if linh else "") + VI_DIGITS[ones]
    last = {0: "", 1: "mốt" if tens > 1 else "một", 5: "lăm"}.get(ones, VI_DIGITS[ones])
    return f"{'mười' if tens == 1 else VI_DIGITS[tens] + ' mươi'} {last}".strip()


def hindi(n: int) -> str:
    """The Indian scale up to नील."""
    for name, scale in (("नील", 10**13), ("खरब", 10**11), ("अरब", 10**9), ("करोड़", 10**7), ("लाख", 10**5), ("हज़ार", 10**3), ("सौ", 100)):
        if n >= scale:
            return f"{hindi(n // scale)} {name}" + (f" {hindi(n % scale)}" if n % scale else "")
    return HI_SMALL[n]


def hindi_crores(n: int) -> str:
    """Beyond a hundred crore in thousands and lakhs of crores, as newspapers do: "दो लाख करोड़"."""
    crores, rest = divmod(n, 10**7)
    if not 100 <= crores < 10**7:
        return hindi(n)
    return f"{hindi(crores)} करोड़" + (f" {hindi(rest)}" if rest else "")


WRITERS: dict[str, tuple[Callable[[int], str], ...]] = {
    "vi": (vietnamese, vietnamese_south), "el": (greek,), "hi": (hindi, hindi_crores), "nb": (norwegian, norwegian_fused, norwegian_old), "ru": (russian,), "en": (english, american),
}  # fmt: skip
CURRENCY = {"vi": "đồng", "el": "ντονγκ", "hi": "डोंग", "nb": "dong", "ru": "донгов", "en": "dong"}
