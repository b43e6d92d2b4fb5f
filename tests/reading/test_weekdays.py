"""Days of the week, of this week and the next ones."""

from datetime import date

import pytest

from bot.reading.figures.dates import days

TODAY = date(2026, 11, 25)
"""A Wednesday."""


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("pour jeudi de la semaine prochaine", date(2026, 12, 3)),
        ("mardi, la semaine prochaine", date(2026, 12, 1)),
        ("la semaine prochaine, lundi matin", date(2026, 11, 30)),
        ("vendredi de cette semaine", date(2026, 11, 27)),
        ("by tuesday next week", date(2026, 12, 1)),
        ("next week, on friday", date(2026, 12, 4)),
        ("a week on saturday", date(2026, 12, 5)),
        ("monday week", date(2026, 12, 7)),
        ("a fortnight on monday", date(2026, 12, 14)),
        ("samedi en huit", date(2026, 12, 5)),
        ("samedi en quinze", date(2026, 12, 12)),
        ("next friday", date(2026, 11, 27)),
        ("wednesday", date(2026, 12, 2)),
        ("by monday 7th", date(2026, 12, 7)),
        ("by monday the 7th", date(2026, 12, 7)),
        ("le lundi 7 au matin", date(2026, 12, 7)),
        ("livrer jeudi 26 ?", date(2026, 11, 26)),
        ("fri. 4th at noon", date(2026, 12, 4)),
        ("we received it on monday 16th", date(2026, 11, 16)),
        ("nous l'avons recu vendredi 13", date(2026, 11, 13)),
        ("friday 3rd", date(2026, 11, 27)),
        ("jeudi 200 pieces", date(2026, 11, 26)),
        ("lundi 7 pieces", date(2026, 11, 30)),
        ("monday 3 pm", date(2026, 11, 30)),
        ("mercredi dernier", date(2026, 11, 18)),
        ("last thursday", date(2026, 11, 19)),
    ],
)
def test_a_day_of_the_week_is_one_day(text: str, day: date) -> None:
    """The week told beside a weekday moves it, on either side of it; nothing else is found in the words."""
    assert [(d.first, d.last) for d in days(text, TODAY)] == [(day, None)]


def test_a_week_without_a_day_is_a_stretch() -> None:
    """Next week alone is Monday to Sunday."""
    assert [(d.first, d.last) for d in days("la semaine prochaine", TODAY)] == [(date(2026, 11, 30), date(2026, 12, 6))]
