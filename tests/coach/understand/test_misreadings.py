"""Ordinary words that sound like something else: events, plain offers, candour, our own question about a client."""

from decimal import Decimal

import pytest

from bot.domain.asks import AskKind, ClaimKind, Heat
from bot.domain.facts import FactName
from bot.domain.figures import Unit
from bot.domain.situation import Speech
from tests.coach.understand.conftest import read


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("Pour une journée des familles, pourriez-vous expédier 250 sacs sous 11 jours ?", 11),
        ("We hold a 3-day trade fair, could the 200 bags leave within 13 days?", 13),
        ("Notre congrès dure deux jours : pouvez-vous livrer les 300 mugs en 14 jours ?", 14),
        ("It is for a half-day workshop; can you ship our 150 mugs in 12 days?", 12),
        ("Le salon est dans 9 jours, pouvez-vous livrer 100 sacs ?", 9),
        ("Can you ship the 100 bags in 2 days?", 2),
        ("The show is in 40 days, so could our 200 mugs leave in 12 days instead of 20?", 12),
    ],
)
def test_an_event_of_some_days_is_no_lead_time(text: str, days: int) -> None:
    """The days of a rush are those of the goods' leaving, never how long an event lasts."""
    rush = next(a for a in read(text).asks if a.kind is AskKind.RUSH)
    assert [f.number for f in rush.figures if f.unit is Unit.DAYS] == [days]


@pytest.mark.parametrize(
    ("text", "months"),
    [
        ("We can commit to buying our gifts from you for the next 18 months.", 18),
        ("We would stay with you over the coming two years.", 24),
        ("Nous resterions chez vous pendant 12 mois.", 12),
        ("You would get all our orders for the next two years.", 24),
        ("We are unable to commit to 12 months.", None),
        ("Nous ne voulons pas nous engager sur 24 mois.", None),
        ("We have worked with you for 3 years.", None),
        ("Nous travaillons avec vous depuis 2 ans.", None),
    ],
)
def test_a_commitment_is_heard_in_plain_words_and_only_where_offered(text: str, months: int | None) -> None:
    """A promise to keep ordering is a commitment of its months; a refusal or the past is none."""
    told = read(text).facts.get(FactName.COMMITMENT_OFFERED)
    assert told == (None if months is None else Decimal(months))


@pytest.mark.parametrize(
    ("text", "claimed"),
    [
        ("We want it for ourselves so that our competitors do not hand out the same one.", False),
        ("Gardez-le-nous, sinon nos concurrents proposent le même à tous.", False),
        ("A competitor offers the same for less.", True),
        ("Votre concurrent propose le même à 6 €.", True),
    ],
)
def test_the_clients_own_competitors_offer_us_no_rival_price(text: str, *, claimed: bool) -> None:
    """Only what another supplier is said to do is a claim about a competitor."""
    assert any(c.kind is ClaimKind.COMPETITOR for c in read(text).claims) is claimed


@pytest.mark.parametrize(
    ("text", "heat"),
    [
        ("Honestly, we ordered far more than we needed. Could you help?", Heat.CALM),
        ("Franchement, je me suis trompé dans les quantités.", Heat.CALM),
        ("We are seriously considering your umbrellas.", Heat.CALM),
        ("Honestly, this is not good enough.", Heat.ANNOYED),
        ("Franchement, ça traîne.", Heat.ANNOYED),
    ],
)
def test_candour_is_no_annoyance(text: str, heat: Heat) -> None:
    """Owning up with "honestly" is calm; the same word before a reproach is not."""
    assert read(text).heat is heat


@pytest.mark.parametrize(
    ("text", "speech"),
    [
        ("Elle veut 12 %, que faire ?", Speech.ADVICE),
        ("Il exige deux semaines de moins. Que lui dire ?", Speech.ADVICE),
        ("She insists on 10%, any ideas?", Speech.ADVICE),
        ("They want 60 days. What now?", Speech.ADVICE),
        ("Le mug est fendu, il fuit, que faire ?", Speech.CLIENT),
        ("The zip broke, it won't close. What do I do?", Speech.CLIENT),
        ("Ma directrice veut 10 %, pouvez-vous les faire ?", Speech.CLIENT),
        ("Nous préparons une soirée clients et il nous faudrait 200 sacs.", Speech.CLIENT),
        ("Our customer day is near, they would love the 200 mugs.", Speech.CLIENT),
    ],
)
def test_a_short_question_about_somebody_who_wants_something_is_the_users_own(text: str, speech: Speech) -> None:
    """Who asks what to do about a person asks the coach; goods that broke, or an event for clients, are a client's words."""
    assert read(text).speech is speech


def test_pieces_that_came_broken_are_no_wish_for_free_ones() -> None:
    """A classifier that hears a gift in a count of broken pieces is not believed: no word speaks of one."""
    scores = dict.fromkeys(AskKind, 0.02) | {AskKind.COMPLAINT: 0.9, AskKind.FREE_EXTRA: 0.9}
    kinds = {a.kind for a in read("Sur 200 mugs, il y en a 31 de fendus.", scores=scores).asks}
    assert kinds == {AskKind.COMPLAINT}


@pytest.mark.parametrize(
    "text",
    [
        "Could you squeeze it to 21 days for our event?",
        "We need it 8 days before the show.",
        "5 days from your workshop?",
    ],
)
def test_days_tied_to_an_event_are_still_days(text: str) -> None:
    """A number of days for, before or from something held is a delay; only the event's own length is none."""
    assert any(f.unit is Unit.DAYS for f in read(text).figures)
