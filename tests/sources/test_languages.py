"""The language of a text is guessed among those that can be compared."""

from __future__ import annotations

import pytest

from sources.languages import guess


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The bridge over the strait was opened in March.", "en"),
        ("Мост через пролив открыли в марте.", "ru"),
        ("Мост открыли, сообщила компания Ferry Lines.", "ru"),
        ("The company «Паром» disagreed, and went to court.", "en"),
        ("Die Brücke über die Meerenge wurde im März eröffnet.", "de"),
        ("Le pont sur le détroit a été ouvert au mois de mars.", "fr"),
        ("El puente sobre el estrecho se abrió en el mes de marzo.", "es"),
        ("Most przez cieśninę otwarto w marcu tego roku.", "pl"),
        ("海峡大桥三月开通,两座城市都很满意。", "zh"),
        ("橋は三月に開通した。両市は満足している。", "ja"),
        ("افتتح الجسر فوق المضيق في شهر مارس.", "ar"),
        # Cyrillic, and not Russian
        ("Міст через протоку відкрили у березні, і це всіх влаштовує.", ""),
        ("2019: 12 000", ""),
        ("", ""),
    ],
)
def test_guess(text: str, language: str) -> None:
    assert guess(text) == language
