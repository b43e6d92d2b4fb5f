"""When goods were bought: the days that a month, a season, a year or an age leaves open, and what tells of none."""

from datetime import date

import pytest

from bot.reading.bought import bought

TODAY = date(2026, 11, 23)


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("These umbrellas are three years old in January.", (2024, 1, 1), (2024, 1, 31)),
        ("Les carnets auront deux ans en février et la reliure lâche.", (2025, 2, 1), (2025, 2, 28)),
        ("They turned three in May and two ribs have snapped.", (2023, 5, 1), (2023, 5, 31)),
        ("Hi, the mugs we got from you back in early 2023 are giving up.", (2023, 1, 1), (2023, 6, 30)),
        ("Les parapluies achetés au printemps 2023 lâchent tous.", (2023, 3, 1), (2023, 6, 30)),
        ("The bags we got two summers ago leak.", (2024, 6, 1), (2025, 9, 30)),
        ("80 storm umbrellas delivered 14 October 2024, ribs snapped.", (2024, 10, 14), (2024, 10, 14)),
        ("Livrés le 14/10/2024, ils rouillent déjà.", (2024, 10, 14), (2024, 10, 14)),
        ("We received them last March and the handles are loose.", (2026, 3, 1), (2026, 3, 31)),
        ("L'an dernier, nous avons acheté 100 sacs, les anses lâchent.", (2025, 1, 1), (2025, 12, 31)),
        ("The notebooks we bought two years ago in October are coming apart.", (2024, 10, 1), (2024, 10, 31)),
    ],
)
def test_words_of_having_leave_days_open(text: str, first: tuple[int, int, int], last: tuple[int, int, int]) -> None:
    """A past time beside words of having is read from its first to its last day."""
    found = bought(text, TODAY)
    assert found is not None
    assert (found.first, found.last) == (date(*first), date(*last))


@pytest.mark.parametrize(
    "text",
    [
        "We've been a client since 2021 and a rib broke.",
        "Your quote of 2 October 2026 says 5 euros.",
        "One rib snapped in March 2026.",
        "We'd like 300 delivered in January.",
        "On fête nos 20 ans en mars.",
        "Votre facture de septembre 2025 est réglée.",
        "My daughter is three in January.",
    ],
)
def test_other_past_times_tell_of_no_purchase(text: str) -> None:
    """A relation, a paper, the day it broke, a day to come and a birthday of ours are no day of purchase."""
    assert bought(text, TODAY) is None
