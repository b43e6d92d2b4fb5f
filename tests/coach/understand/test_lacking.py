"""What clients lack, what they would pay, and days named before: none of them a present asked for."""

import pytest

from bot.domain.asks import AskKind
from tests.coach.understand.conftest import read


@pytest.mark.parametrize(
    "text",
    [
        "Our awards dinner is on 20 June and we have no presents for the winners. Could we have 70 mugs by then?",
        "Notre congrès est le 22 juin et rien à remettre aux orateurs. Pouvez-vous faire 90 carnets d'ici là ?",
        "We've nothing to hand out at the fair on 19 June. Would 200 bags be possible in time? I'd pay extra.",
        "Il nous manque des cadeaux pour le 24 juin : 60 mugs à temps, c'est faisable ? Prêts à payer plus.",
    ],
)
def test_lacking_gifts_before_a_day_is_haste_not_a_present_asked_for(text: str) -> None:
    """Goods wanted by a day named before are wanted in haste; what the client lacks is not asked for free."""
    kinds = {a.kind for a in read(text).asks}
    assert AskKind.RUSH in kinds
    assert AskKind.FREE_EXTRA not in kinds


@pytest.mark.parametrize(
    "text",
    [
        "Could you throw in a little gift for our receptionist with the 120 mugs?",
        "Pourriez-vous nous offrir un petit cadeau en plus des 200 sacs ?",
    ],
)
def test_a_present_asked_for_is_one(text: str) -> None:
    """Who asks for something on top, for nothing, is heard."""
    assert AskKind.FREE_EXTRA in {a.kind for a in read(text).asks}
