"""Dates in a text: where they stand, which days they name, how exactly, and how they bound what they date.

The words come from the lexicon of the language, the grammar is `date_grammar`; `date_licence` keeps false dates out, `date_values`
fills in what the words leave open.

Known limits: see those modules. Without an anchor, words such as "yesterday" name no day and are not returned; nor is a date
without a year where no other date of the text gives one.
"""

from __future__ import annotations

import re
from collections import deque
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING

from reconciler import lang
from reconciler.claims.calendar import add_days, of_day
from reconciler.claims.date_grammar import Grammar, grammar
from reconciler.claims.date_licence import Licence
from reconciler.claims.date_readings import points_of
from reconciler.claims.date_values import Context, resolve
from reconciler.claims.vocabulary import OTHER, OTHER_CAPITAL
from reconciler.facets import DateMention, DatePrecision, DateRole

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from reconciler.claims.calendar import Period
    from reconciler.claims.date_grammar import Reading
    from reconciler.claims.date_points import Point
    from reconciler.claims.vocabulary import Encoded

_ROLE_REACH = 40  # characters before a date in which its role word stands
_TENSE_REACH = 24  # tokens around a date in which a verb tells the tense
_CONNECTOR_REACH = 9  # characters between the two ends of a range
_CALENDAR = frozenset(("point", "month", "season", "quarter", "day_month"))
_CONNECTOR = r"(?P<range> ?- ?| <to> (?:<the> )?(?:<within> )?)|(?P<list>,? <and> (?:<at> |<within> )?|, |/)"
_APART = re.compile(r"[.,;:!?\n]|[^\W\d_](?<=[A-ZА-ЯЁ])")  # another sentence, or clause
_ATTRIBUTES = frozenset((DatePrecision.YEAR, DatePrecision.MONTH, DatePrecision.SEASON))
_CLOCKS = frozenset(("clock", "clock_at", "daypart"))
_CLOCK_REACH = 4  # tokens between a clock time and its day
_PARTED = re.compile(rf"[.;\n{OTHER}{OTHER_CAPITAL}]")
_SENTENCE_END = re.compile(r"[.!?] |\n")


def find_dates(text: str, language: str, anchor: date | None = None) -> tuple[DateMention, ...]:
    """The dates that `text` names, in order and not overlapping; `start` and `end` count code points of `text`.

    `language` is an ISO 639-1 code; of a language without a lexicon only dates in digits are read. `anchor` is the day on which the
    text was published: relative words count from it, and a date without a year takes one from the date named before it, or else
    from the anchor. A range is one mention or two, as the lexicon's `ranges` says; `join_ranges` makes the two alike.
    """
    rules = grammar(language if language in lang.LANGUAGES else "")
    encoded = rules.vocabulary.encode(text)
    licence = Licence(rules, encoded, anchor is not None)
    points: list[Point] = []

    def accept(reading: Reading) -> bool:
        found = points_of(reading)
        if not found or not licence(reading):
            return False
        points.extend(found)
        return True

    deque(rules.read(encoded, accept), maxlen=0)
    _join(points, encoded, rules)
    found = _resolved(points, Context(anchor), encoded, rules)
    mentions = _mentions(found, encoded, rules)
    return join_ranges(text, mentions) if rules.lexicon.get("ranges") == "whole" else tuple(mentions)


def join_ranges(text: str, mentions: Sequence[DateMention]) -> tuple[DateMention, ...]:
    """The mentions of `text` with both ends of a range as one, from the first day of the one to the last day of the other.

    So texts of two languages can be compared, whatever their lexicons' `ranges` say.
    """
    joined: list[DateMention] = []
    for mention in mentions:
        if joined and _one_range(text, joined[-1], mention):
            joined[-1] = _joined(joined[-1], mention)
        else:
            joined.append(mention)
    return tuple(joined)


def _one_range(text: str, one: DateMention, two: DateMention) -> bool:
    """Whether the second is the end of what the first begins."""
    roles = one.role is DateRole.SINCE and two.role is DateRole.UNTIL
    near = two.start - one.end <= _CONNECTOR_REACH and not _APART.search(text, one.end, two.start)
    return roles and near and one.earliest <= two.latest


def _joined(one: DateMention, two: DateMention) -> DateMention:
    order = list(DatePrecision)
    precision = max(one.precision, two.precision, key=order.index)
    edtf = f"{one.edtf}/{two.edtf}"
    vague = one.approximate or two.approximate
    return DateMention(one.start, two.end, one.earliest, two.latest, precision, edtf, DateRole.AT, vague)


def _join(points: list[Point], encoded: Encoded, rules: Grammar) -> None:
    """Mark what hangs together, and let the first of two take the year of the second ("from April to June 1968")."""
    connector = rules.compile(_CONNECTOR)
    for one, two in pairwise(points):
        match = connector.fullmatch(encoded.codes, one.last, two.first)
        if match is None:
            continue
        if _paired(one, encoded, rules) and match.group("list"):
            one.joined = "range"
        elif one.joined:
            continue
        elif match.group("list"):
            one.joined = "list"
        elif not _APART.search(encoded.text, encoded.starts[one.last], encoded.starts[two.first]):
            one.joined = "range"
    for one, two in reversed(list(pairwise(points))):
        if one.joined and one.kind in _CALENDAR and one.is_open():
            one.year, one.year_shift, one.year_near = two.year, two.year_shift, two.year_near
            if one.joined == "range" and one.year is not None and one.month and two.month and one.month > two.month:
                one.year -= 1


def _paired(point: Point, encoded: Encoded, rules: Grammar) -> bool:
    """ "between" stands before: what "and" joins after it is a range."""
    before = point.first - 2
    return before >= 0 and encoded.words[before].lower() in rules.lexicon.get("pairing", ())


def _resolved(points: list[Point], context: Context, encoded: Encoded, rules: Grammar) -> list[tuple[Point, Period]]:
    """The points whose period can be known, in order; each is seen in the light of those before it."""
    found: list[tuple[Point, Period]] = []
    full = (resolve(point, context) for point in points if point.year is not None)
    context.ahead = next((period for period in full if period), None)
    for point in points:
        if context.aside and point.first >= context.aside_ends:
            context.aside = None
        unsure = point.kind == "weekday" or context.focus is None
        context.past = unsure and context.anchor is not None and _speaks_of_past(point, encoded, rules)
        period = resolve(point, context)
        if period is None:
            continue
        if found:
            period = _beside(found, point, period, encoded)
        found.append((point, period))
        if context.leads(point, period):
            context.focus = period
        elif point.kind == "year":
            context.aside, context.aside_ends = period, _sentence_end(point, encoded)
    return found


def _beside(found: list[tuple[Point, Period]], point: Point, period: Period, encoded: Encoded) -> Period:
    """The period of `point` in the light of the one right before it, which may take the day of this one ("at 10:30 on 5 May")."""
    before, its = found[-1]
    if point.first - before.last > _CLOCK_REACH or period.precision is not DatePrecision.DAY:
        return period
    if before.kind in _CLOCKS and point.kind not in _CLOCKS and not _PARTED.search(encoded.codes, before.last, point.first):
        found[-1] = before, period
    if point.kind == before.kind == "weekday" and before.joined == "range" and period.latest < its.earliest:
        return of_day(add_days(period.earliest, 7) or period.earliest)
    return period


def _sentence_end(point: Point, encoded: Encoded) -> int:
    """The token after which another sentence begins, or so."""
    match = _SENTENCE_END.search(encoded.codes, point.last)
    return match.end() if match else len(encoded.codes)


def _speaks_of_past(point: Point, encoded: Encoded, rules: Grammar) -> bool:
    if _role(encoded.text, encoded.starts[point.first], rules.code) is DateRole.UNTIL:
        return False  # "extended to 9 August"
    endings, future = tuple(rules.lexicon.get("past_endings", ())), rules.lexicon.get("future_words", ())
    first = max(
        (match.end() for match in _SENTENCE_END.finditer(encoded.codes, max(0, point.first - _TENSE_REACH), point.first)), default=0
    )
    last = min(_sentence_end(point, encoded), point.last + _TENSE_REACH)
    near = encoded.words[max(first, point.first - _TENSE_REACH) : last]
    if not endings or any(word in future for word in near):
        return False
    return any(word.endswith(endings) and len(word) > 2 for word in near)


@cache
def _role_expression(code: str) -> re.Pattern[str] | None:
    roles = lang.lexicon(code, "dates").get("role", {})
    if not roles:
        return None
    groups = []
    for role, phrases in roles.items():
        spelled = "|".join(r"\s+".join(map(re.escape, phrase.split())) for phrase in phrases)
        groups.append(rf"(?P<{role}>{spelled})")
    return re.compile(rf"(?<!\w)(?:{'|'.join(groups)})\s+(?:the\s+)?\Z", re.IGNORECASE)


def _role(text: str, start: int, code: str) -> DateRole:
    expression = _role_expression(code)
    if expression is None:
        return DateRole.AT
    match = expression.search(text, max(0, start - _ROLE_REACH), start)
    return DateRole(match.lastgroup) if match and match.lastgroup else DateRole.AT


def _is_attribute(point: Point, period: Period, encoded: Encoded) -> bool:
    """ "Since the July elections": the date says which elections, and what it was since is the elections."""
    codes = encoded.codes
    if period.precision not in _ATTRIBUTES or codes[point.last : point.last + 1] != " " or point.first < 2:
        return False
    article = encoded.words[point.first - 2].lower() == "the" or encoded.words[point.first].lower() == "the"
    return article and codes[point.last + 1 : point.last + 2] == OTHER


def _mentions(found: list[tuple[Point, Period]], encoded: Encoded, rules: Grammar) -> list[DateMention]:
    mentions: list[DateMention] = []
    opened = -1  # where the first half of a range has ended
    for index, (point, period) in enumerate(found):
        start, end = encoded.starts[point.first], encoded.starts[point.last]
        role = DateRole.AT if _is_attribute(point, period, encoded) else _role(encoded.text, start, rules.code)
        follower = found[index + 1][0] if index + 1 < len(found) else None
        if opened >= 0 and start - opened <= _CONNECTOR_REACH:
            role = DateRole.UNTIL
        opened = -1
        if point.joined == "range" and follower and encoded.starts[follower.first] - end <= _CONNECTOR_REACH:
            role, opened = DateRole.SINCE, end
        shown = period.about() if point.approximate else period
        mentions.append(
            DateMention(start, end, period.earliest, period.latest, period.precision, shown.edtf, role, point.approximate)
        )
    return mentions
