"""Which readings are dates: a bare year, month or season needs a word beside it that says so.

Precision comes first: "Resolution 1325", "March on", "1500 men" and "2.1.3" are no dates.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reconciler.claims.vocabulary import OTHER, OTHER_CAPITAL

if TYPE_CHECKING:
    from reconciler.claims.date_grammar import Grammar, Reading
    from reconciler.claims.vocabulary import Encoded

_GLUED_BEFORE = re.compile(r"[^\W_]$|[\d\W][№#$€£¥₽§@&=+~*_]$|^[№#$€£¥₽§@&=+~*_]$|\d[.,:]$|[^\W\d_]\($|[№#$€£§/\\_]$")
_GLUED_AFTER = re.compile(r"(?!T\d)[^\W_]|[.,:/]\d|[%‰°€$£₽/_]|-\d")
_LINE_END = re.compile(r"[ \t]*(?:[:.,?!…]*\s*$|\n|:| [-–—] )")
_OPENING, _QUOTED = frozenset('«“"'), frozenset('»”"')  # what stands alone between them is a name
_THOUSAND = 1000  # as a bare number far more often an amount than a year
_INDENT = 20  # characters of white space before a date on a line of its own
_CLOSING = re.compile(r"\s*(?:[)\].;:!?»”\"…]|,|$|-)")


class Licence:
    """Judges the readings of one text in order; `granted` is told of every reading that was let through."""

    def __init__(self, grammar: Grammar, encoded: Encoded, lenient: bool) -> None:
        self._encoded = encoded
        self._codes = encoded.codes
        self._lenient = lenient  # with an anchor: weekdays, clock times and bare words of time make sense
        codes = grammar.vocabulary.codes
        self._licences = frozenset(codes("licence|at|to|between|within|of|modifier|part|circa|later|later_than"))
        self._articles = frozenset(codes("the|near|far|article|determiner"))
        self._verbs = frozenset(codes("year_verb"))
        self._counted = frozenset(codes("counted|unit|hours"))
        self._ambiguous = frozenset(grammar.lexicon.get("ambiguous_months", ()))
        self._long_months = frozenset(codes("month"))
        self._given = self._ambiguous.union(grammar.lexicon.get("months_are_persons", ()))
        self._connectors = frozenset(codes("to|and"))
        self._clausal = frozenset(codes("later_than"))
        self._ends = frozenset(codes("to|between"))
        self._names = bool(grammar.lexicon.get("weekdays_are_names"))
        self._dots = bool(grammar.lexicon.get("day_month_dots"))
        self._named = frozenset(codes("named"))
        self._digits = frozenset(codes("day|short|num3|year4|num|zero"))
        self._of = frozenset(codes("of"))
        self._has_articles = "the" in grammar.lexicon
        self._amounts = grammar.compile(r"(?: <to> | <and> | ?- ?)<year4|num3|num|short|day> <counted|unit|units>")
        self._indefinite = frozenset(codes("article"))
        self._months = frozenset(codes("month|month_short"))
        self._year_names = frozenset(grammar.lexicon.get("before_years", ()))
        self._year_list = grammar.compile(r"(?:(?:,? <and> |, )<year4>{SUFFIX})+ ?(?:<years>|<year_short>)")
        self._ranks = self._digits | frozenset(codes("ordinal|ordinal_suffix"))
        self._lasting = tuple(grammar.lexicon.get("lasting_after", ())) or ("\0",)
        self._last_end = -1

    def __call__(self, reading: Reading) -> bool:
        if not self._free(reading):
            return False
        check = getattr(self, f"_{reading.kind}", None)
        granted = check(reading) if check else True
        if granted:
            self._last_end = reading.last
        return granted

    def _free(self, reading: Reading) -> bool:
        """Nothing is glued to the digits at either end."""
        text, starts = self._encoded.text, self._encoded.starts
        start, end = starts[reading.first], starts[reading.last]
        if text[start - 1 : start] in _OPENING and text[end : end + 1] in _QUOTED:
            return False
        joined = self._follows_date(reading) and text[start - 1 : start] in "-–—/"
        before = "" if joined else text[max(0, start - 2) : start]
        digit_first, digit_last = text[start].isdecimal(), text[end - 1].isdecimal()
        if digit_first and before and _GLUED_BEFORE.search(before):
            return False
        if not digit_last:
            return True
        after = text[end : end + 2]
        if after[:1] in ("-", "–", "—"):
            return not after[1:].isalpha()
        return not _GLUED_AFTER.match(after) or (after[:1] == "/" and reading.kind != "year")

    def _follows_date(self, reading: Reading) -> bool:
        """Only a connector stands between this reading and the one before."""
        between = self._codes[self._last_end : reading.first] if 0 <= self._last_end <= reading.first else None
        return between is not None and len(between) <= 4 and not any(code in (OTHER, OTHER_CAPITAL, ".", "\n") for code in between)

    def _code(self, token: int) -> str:
        return self._codes[token] if 0 <= token < len(self._codes) else "\n"

    def _before(self, reading: Reading) -> str:
        """The code of the word or sign before a reading, white space left out; a line break where it begins the text."""
        token = reading.first - 1
        return self._code(token - 1) if self._code(token) == " " else self._code(token)

    def _after(self, reading: Reading) -> str:
        return self._code(reading.last + 1) if self._code(reading.last) == " " else self._code(reading.last)

    def _alone(self, reading: Reading) -> bool:
        """The reading is the whole text, or a line of its own."""
        text = self._encoded.text
        start, end = self._encoded.starts[reading.first], self._encoded.starts[reading.last]
        line = text[max(0, start - _INDENT) : start].rpartition("\n")
        begins = (bool(line[1]) or start <= _INDENT) and not line[2].strip()
        return begins and bool(_LINE_END.match(text, end))

    def _licensed(self, reading: Reading) -> bool:
        before = self._before(reading)
        named = self._encoded.words[max(0, reading.first - 2)].lower() in self._year_names
        return named or before in self._licences or self._follows_date(reading) or self._alone(reading)

    def _has(self, reading: Reading, *names: str) -> bool:
        return any(name in reading.groups for name in names)

    def _year(self, reading: Reading) -> bool:
        if "y_short" in reading.at:
            return self._before(reading) in self._licences or self._before(reading) in self._articles
        bare = reading.at["y"] + 1 == reading.last
        if not bare or self._has(reading, "part", "mod") or "yearword" in reading.at:
            return True
        if self._after(reading) in self._counted or self._after(reading) in self._digits:
            return False
        before = self._before(reading)
        if before in self._named or reading.groups["y"] == _THOUSAND or self._amounts.match(self._codes, reading.last):
            return False
        if self._year_list.match(self._codes, reading.last):
            return True
        if self._after(reading) in self._verbs and before in ".\n!?":
            return True
        if "circa" in reading.groups:
            return self._after(reading) not in (OTHER, OTHER_CAPITAL)
        if self._licensed(reading) or before == "(" or (before in self._articles and self._after(reading) not in self._digits):
            return self._not_counting(reading, before)
        return self._closes(reading, before)

    def _not_counting(self, reading: Reading, before: str) -> bool:
        """A round number before a noun is more likely an amount ("in 2000 towns")."""
        year = int(reading.groups["y"])
        if before == "(" or self._after(reading) not in (OTHER, OTHER_CAPITAL):
            return True
        return year >= 1600 and year % 1000 != 0

    def _closes(self, reading: Reading, before: str) -> bool:
        """ "Paris, 1925." and "(Oxford 2004)": a year that ends a reference."""
        end = self._encoded.starts[reading.last]
        after = self._encoded.text[end : end + 1]
        if self._code(reading.last) == "'" or after == ")":
            return int(reading.groups["y"]) >= 1500
        return before == "," and bool(_CLOSING.match(self._encoded.text, end)) and int(reading.groups["y"]) >= 1500

    def _years(self, reading: Reading) -> bool:
        if reading.width("y2") == 1 and not self._licensed(reading):
            return False
        return self._before(reading) not in self._named and self._after(reading) not in self._counted

    def _month(self, reading: Reading) -> bool:
        before, word = self._before(reading), self._encoded.words[reading.at["m"]]
        if word not in self._ambiguous and (
            before in self._articles or (self._after(reading) in self._verbs and before in ".\n!?")
        ):
            return True
        if self._code(reading.last) == "-" and self._code(reading.last + 1) in self._months:
            return True
        beside = self._has(reading, "near", "far", "part", "mod") or self._licensed(reading) or self._before(reading) in "("
        return beside or (word not in self._given and self._is_no_name(reading, before))

    def _is_no_name(self, reading: Reading, before: str) -> bool:
        """ "July ends with heat": a bare month with no name beside it."""
        bare = reading.last == reading.first + 1 and self._code(reading.first) in self._long_months
        return bare and OTHER_CAPITAL not in (before, self._after(reading)) and before not in self._named and before not in "№#"

    def _point(self, reading: Reading) -> bool:
        """ "March 2 Freedom": a month and a number before a name, with nothing to say that it is a date."""
        if not self._has(reading, "d") or self._has(reading, "y", "y_short", "w", "ynear", "yfar"):
            return True
        if reading.at["d"] < reading.at["m"] or self._after(reading) != OTHER_CAPITAL:
            return True
        return self._licensed(reading)

    def _season(self, reading: Reading) -> bool:
        if self._has(reading, "y", "y_short", "ynear", "yfar"):
            return True
        if "weak" in reading.at:
            return False
        beside = self._before(reading) in self._licences
        return beside or self._has(reading, "adverb", "part", "mod") or self._follows_date(reading) or self._alone(reading)

    def _decade(self, reading: Reading) -> bool:
        """ "the 90s", "1990-х": without the word "years" two digits need a word before them; «в 20-х числах» are days."""
        if self._after(reading) in self._counted:
            return False
        end = max(reading.at.get("bare", -1), reading.at.get("tenth", -1)) + 1
        return end != reading.last or self._has(reading, "part", "mod") or self._licensed(reading)

    def _weekday(self, reading: Reading) -> bool:
        if self._has(reading, "near", "far") or self._licensed(reading):
            return True
        before, after = self._before(reading), self._after(reading)
        if before in self._indefinite or (before in self._articles and after == OTHER_CAPITAL):
            return False  # "a Sunday roast", "the Sunday Post"
        return self._names and self._lenient and before != OTHER_CAPITAL

    def _numeric(self, reading: Reading) -> bool:
        """ "version 3.4.2012"."""
        return self._before(reading) not in self._named

    def _quarter(self, reading: Reading) -> bool:
        """ "the first quarter of the field", «третий квартал города»."""
        if self._has(reading, "y", "y_short", "ynear", "yfar"):
            return True
        return self._after(reading) not in self._of and (self._has_articles or self._licensed(reading))

    def _clock(self, reading: Reading) -> bool:
        if self._before(reading) in self._named:
            return False
        minutes = self._encoded.words[reading.at["hour"] + 2 : reading.at["hour"] + 3]
        return self._lenient and (self._code(reading.at["hour"] + 1) != ":" or len(minutes[0]) == 2)

    def _window(self, reading: Reading) -> bool:
        return self._lenient

    def _within(self, reading: Reading) -> bool:
        """ "in three weeks", but not "the first time in three weeks"."""
        word = self._encoded.words[max(0, reading.first - 2)].lower()
        return self._before(reading) not in self._ranks and not word.endswith(self._lasting)

    def _later(self, reading: Reading) -> bool:
        """ "a year before" something is no date; "a year before." is."""
        return self._code(reading.at["go"]) not in self._clausal or self._after(reading) in ",.;:)\n"

    def _clock_at(self, reading: Reading) -> bool:
        return self._lenient

    def _daypart(self, reading: Reading) -> bool:
        return self._lenient

    def _the_day(self, reading: Reading) -> bool:
        return self._before(reading) in self._licences and (
            self._after(reading) in ",.;:)" or self._after(reading) in self._connectors
        )

    def _day_month(self, reading: Reading) -> bool:
        beside = self._before(reading) in self._ends or self._after(reading) in self._ends
        return self._dots and (self._alone(reading) or beside or self._follows_date(reading))

    def _numeric_days(self, reading: Reading) -> bool:
        return self._dots

    def _holiday(self, reading: Reading) -> bool:
        return self._licensed(reading) or self._has(reading, "y")
