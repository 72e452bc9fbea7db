"""The forms that dates take, as templates over slots; generic across languages, which fill the slots with their words.

A template is a regular expression over tokens in which `<slot>` or `<group:slot|slot>` stands for one token, `{MACRO}` for a piece
used in several places, and anything else for itself. The groups say what a token contributes: y, y2 years; m month; a, b, d, d2, o,
tens days; q ordinal; s, adverb, weak season; dec decade; n, n_tens count; u unit; near, far, ynear, yfar, wnear, go, window
directions; w weekday; part, mod, circa vagueness; `days` is a run of days that share a month.

Known limits: fiscal years and dates wholly in words ("the sixth of May two thousand") are not read.
"""

from __future__ import annotations

_TIME = r"<day|zero>:<day|short|zero>(?::<day|short|zero>)?(?: ?<clock|hours>)?"

MACROS = {
    "THE": r"(?:<the> )?",
    "SUFFIX": r"(?:-?<ordinal_suffix|plural_suffix>)?",
    "DAY": r"<d:day>{SUFFIX}",
    "WORD_DAY": r"(?:(?:<tens:tens>[ -])?<o:ordinal> <of>|(?:<tens:tens>[ -])?<o:ordinal_form|ordinal_tens>)",
    "DAYS": r"(?P<days><day>{SUFFIX}(?:(?: ?[-/] ?|,? (?:<to>|<and>|<at>) |, ){THE}<day>{SUFFIX}){1,9})",
    "MONTH": r"<m:month|month_short>(?:(?<=<month_short>)\.)?",
    "TAIL": r"(?:-?<ordinal_suffix>)?(?: ?<year|years|year_short>(?:(?<=<year_short>)\.)?)?",
    "CHRIST": r"<y:day|short|num3|year4>{TAIL} <bc:bc>",
    "YEAR": r"(?:{CHRIST}|<y:year4>{TAIL})",
    "SHORT_YEAR": r"'?<y_short:short>(?![:.,]<day|short|zero>){TAIL}",
    "YREF": r"(?:{CHRIST}|<y:year4>{TAIL}|{SHORT_YEAR}|{THE}(?:<ynear:near>|<yfar:far>) <year>)",
    "OF_YEAR": r"(?:,? (?:<of> )?{YREF})?",
    "SEASON": r"(?:<adverb:season_adverb>|<weak:season_weak>|<s:season>)",
    "PART": (
        r"(?:{THE}(?:<mod:modifier>[ -])?<part:part>(?: <of>)? {THE}"
        r"|{THE}<part:near|ordinal> (?:<cardinal> )?<unit|units|half> <of> {THE}"
        r"|<part:window|ordinal_form> <unit|units|half> "
        r"|{THE}(?:<mod:modifier>(?: <within>| <of>)?[ -]|<mod:later> <within|at> ){THE}"
        r"|(?:<circa:circa> )?)"
    ),
    "DAYPART": r"(?:{THE}(?:<mod:modifier> <within> <the> )?(?:<mod:modifier> )?<daypart>(?: <hours>)? <of> {THE})?",
    "WEEKDAY": r"(?:<w:weekday|weekday_short>(?:(?<=<weekday_short>)\.)?,? )?",
    "CLOCK": rf"(?:,? (?:<at> )?(?:{_TIME}|<day> ?(?:<hours>|<clock>|<daypart>)(?: <daypart|clock>)?))?",
    "COUNT": r"(?:<n_tens:tens>(?:[ -]<n:cardinal>)?|<n:cardinal|article|day|short|num3>)",
    "UNIT": r"<u:unit|units|year|years|century|hours>",
    "ONE_UNIT": r"<u:unit|year|quarter|century>",
    "ORDINAL": r"(?:(?:<tens:tens>[ -])?<q:ordinal|ordinal_form|ordinal_tens>|<q:day>-?<ordinal_suffix|plural_suffix>|<q:roman>)",
    "PART_OF_WEEK": r"(?:<weekend:weekend>|<daypart:daypart|daypart_adverb>)",
    "NEAR_FAR": r"(?:<near:near>|<far:far>)",
}

# kind and template; at one place the longest match counts, and the earlier of two that are equally long
TEMPLATES: tuple[tuple[str, str], ...] = (
    ("numeric", r"<y:year4>-<m:day>-<d:day>(?!-?<day>)"),
    ("numeric", r"<a:day>\.<b:day>\.<y:year4|short|day>{TAIL}(?!\.<day>)"),
    ("numeric", r"<a:day>(?P<sep>[/-])<b:day>(?P=sep)<y:year4|short>"),
    ("numeric_days", r"<d:day>\.? ?[-/] ?<d2:day>\.<m:day>(?:\.<y:year4|short|day>|\.)?"),
    ("day_month", r"<d:day>\.<m:day>\.?{CLOCK}"),
    ("point", r"{DAYPART}{WEEKDAY}{THE}{DAY}(?: <of>)?[ /-]{MONTH}(?:,?[ /-](?:<of> )?{YREF})?{CLOCK}"),
    ("point", r"{WEEKDAY}{THE}{WORD_DAY} {MONTH}{OF_YEAR}"),
    ("point", r"{DAYPART}{WEEKDAY}{MONTH} {THE}{DAY}(?![:.,]<day|short|zero>)(?: ?,? (?:<of> )?{YREF})?{CLOCK}"),
    ("point", r"{PART}{MONTH}(?:,? |-|/)(?:<of> )?{YREF}"),
    ("days", r"{WEEKDAY}{THE}{DAYS}(?: <of>)?[ /]{MONTH}(?:,?[ /-](?:<of> )?{YREF})?{CLOCK}"),
    ("days", r"{MONTH} {DAYS}(?![:.]?<day|short|zero>){OF_YEAR}"),
    ("day_of", r"{THE}{DAY} <of> {NEAR_FAR} <u:unit>"),
    ("the_day", r"<the> <d:day><ordinal_suffix>"),
    ("quarter", r"{THE}{ORDINAL} <quarter>\.?{OF_YEAR}"),
    ("quarter", r"{THE}<last:near> <quarter> <of> {YREF}"),
    ("quarter", r"<q:quarter_number>,? (?:<of> )?{YREF}"),
    ("half", r"{THE}{ORDINAL} <half>(?: <of>)? {YREF}"),
    ("month", r"{PART}(?:{THE}{NEAR_FAR} )?{MONTH}"),
    ("year", r"{PART}(?:{THE}<yearword:year|years> )?{YEAR}"),
    ("year", r"'<y_short:short>"),
    ("years_bc", r"<y:day|short|num3|year4>(?: ?- ?| <to> )<y2:day|short|num3|year4>{TAIL} <bc:bc>"),
    ("years", r"<y:year4> ?(?P<dash>-|/) ?<y2:year4|day|short|zero>{TAIL}"),
    ("season", r"{PART}{THE}{SEASON}(?:,? (?:<of> )?{YREF}(?:[-/]<day|short|year4>(?!-){TAIL})?)?"),
    ("season", r"<y:year4>(?: <year>)? {SEASON}"),
    ("holiday", r"<holiday:holiday>{OF_YEAR}"),
    ("decade", r"{PART}{THE}'?<dec:short|num3|year4>'?<decade_suffix>(?: <bc:bc>)?"),
    ("decade", r"{PART}<dec:year4|short|day>-?<bare:plural_suffix>(?: <years>| <year_short>\.?)?"),
    ("decade", r"{PART}{THE}<tenth:decade>(?: <years>)?"),
    (
        "decade",
        r"{PART}{THE}(?:<dec:short>-?<plural_suffix|decade_suffix>|<tenth:decade>)(?: <years>)?(?: <of>)? {THE}{ORDINAL}"
        r"[ -]<century>",
    ),
    ("century", r"{PART}{THE}{ORDINAL}[ -]<century|century_short>(?: <bc:bc>)?"),
    ("weekday", r"(?:{NEAR_FAR} )?<w:weekday|weekday_short>(?: <at> <wnear:near> <unit>)?(?: <daypart|daypart_adverb>|{CLOCK})"),
    (
        "unit",
        r"{PART}{THE}{NEAR_FAR} (?:{ONE_UNIT}|<s:season|season_weak|season_adverb>|{PART_OF_WEEK})",
    ),
    ("unit", r"<near:window> <weekend:weekend>"),
    ("unit_part", r"(?:{THE}<part:part>(?: <of>)? {THE}|{THE}<mod:modifier|later> <within> {THE}){ONE_UNIT}"),
    ("unit", r"{THE}<mod:modifier|later> {THE}{NEAR_FAR} <u:unit|year>"),
    ("today", r"<near:relative_day>(?: <daypart|daypart_adverb>|{CLOCK})"),
    ("ago", r"(?:{COUNT} {UNIT}|<u:unit|year>) <go:ago>"),
    ("later", r"{COUNT} {UNIT} <go:later|later_than>"),
    ("within", r"<within> (?:{COUNT} {UNIT}|<u:unit|year|hours>)"),
    ("window", r"(?:<window:window>|<the:the> <window:near>) {COUNT} {UNIT}"),
    ("clock", r"<hour:day|zero>:<day|short|zero>(?::<day|short|zero>)?(?: ?<clock|hours>)?"),
    ("clock", r"<hour:day> ?(?:<hours> )?(?:<clock>|<daypart>)"),
    ("clock_at", r"<at> (?:<hour:day>|<tens>?<hour:cardinal>) ?<hours>"),
    ("daypart", r"<daypart_adverb>|<at> <noon>"),
)

# slots that a date can begin with; all others only stand inside one or beside it
SEEDS = (
    "day|zero|short|num3|year4|num|month|month_short|weekday|weekday_short|season|season_adverb|season_weak|quarter_number|ordinal"
    "|ordinal_form|ordinal_tens|roman|tens|cardinal|unit|year|years|century|daypart|modifier|part|circa|near|far|window|relative_day"
    "|within|units|daypart_adverb|holiday|later|decade"
)
# common words that begin a date only before one of those or of these
LEADING = "the|article|at"
LED = "weekend|noon|hours"
