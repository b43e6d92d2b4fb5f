"""The casebook, on SQLite and on PostgreSQL."""

import json
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from sqlalchemy import select, update

from bot.adapters.database import Database, tables
from bot.adapters.records.casebook import DatabaseCasebook
from bot.domain.answer import Answer
from bot.domain.asks import AskKind, Heat, Language
from bot.domain.case import Case
from bot.domain.draft import Tone
from bot.domain.errors import BadInput
from bot.domain.facts import Fact, FactName, Facts, FactValue, Origin
from bot.domain.message import Channel, Side, Turn
from bot.domain.people import Person, Seat
from bot.domain.stance import Move
from bot.domain.tidings import Tiding, TidingKind
from bot.ports import Casebook
from tests.adapters.clock import TickingClock
from tests.adapters.samples import advice, answer, discount, email, ruling, withheld

CHAT = "10"


@pytest.fixture
def casebook(database: Database) -> Casebook:
    """An empty casebook."""
    return DatabaseCasebook(database, "riflard", TickingClock())


@pytest.fixture
def anna(casebook: Casebook) -> Person:
    """Somebody who uses the coach."""
    return casebook.person(10, Language.FR)


def told(name: FactName, value: FactValue, quote: str = "dit") -> Fact:
    """A fact the user told."""
    return Fact(name, value, Origin.CONTEXT, quote)


def answered(casebook: Casebook, case: Case, given: Answer, key: str) -> None:
    """Keep `given` for the case's latest message."""
    casebook.keep(case, given, Channel.CHAT, Tone.PLAIN, key=key)


def test_a_person_is_met_once(casebook: Casebook, anna: Person) -> None:
    """The same Telegram id is the same person, whose first language stays."""
    assert anna == Person(anna.id, Seat.SALESPERSON, Language.FR, telegram_id=10)
    assert casebook.person(10, Language.EN) == anna
    assert casebook.person(11, Language.FR).id != anna.id


def test_a_case_begins_with_the_clients_words(casebook: Casebook, anna: Person) -> None:
    """A new case holds the client's message and nothing else, and the same key opens it once."""
    case = casebook.open(anna.id, CHAT, "Baissez de 8,5 %", key="u1", message_id=5)
    assert case == Case(case.id, anna.id, 1, "Baissez de 8,5 %")
    assert casebook.open(anna.id, CHAT, "Baissez de 8,5 %", key="u1", message_id=5) == case
    assert casebook.case(case.id) == case
    assert casebook.open(anna.id, CHAT, "Autre", key="u2").id != case.id


def test_what_the_user_adds_stands_beside_the_message(casebook: Casebook, anna: Person) -> None:
    """The user's own words are given with the message they are about, in their order, each once."""
    case = casebook.open(anna.id, CHAT, "Baissez", key="u1")
    casebook.note(case.id, "elle prendrait 2 000", key="u2")
    casebook.note(case.id, "elle prendrait 2 000", key="u2")
    assert casebook.note(case.id, "et paie d'avance", key="u3").added == "elle prendrait 2 000\n\net paie d'avance"
    following = casebook.hear(case.id, "Alors ?", key="u4")
    assert (following.message, following.added) == ("Alors ?", "")
    earlier = casebook.case(case.id, 1)
    assert earlier is not None
    assert (earlier.message, earlier.added, earlier.thread) == (
        "Baissez",
        "elle prendrait 2 000\n\net paie d'avance",
        (),
    )


def test_the_clients_next_message_follows_our_reply(casebook: Casebook, anna: Person) -> None:
    """When the client writes again, the newest draft counts as sent and stands in the thread."""
    case = casebook.open(anna.id, CHAT, "Baissez", key="u1")
    answered(casebook, case, answer("Notre prix tient."), "u1")
    answered(casebook, case, answer("Notre prix tient, vraiment."), "u2")
    following = casebook.hear(case.id, "Et pour 2 000 ?", key="u3")
    assert following.thread == (
        Turn(Side.CLIENT, "Baissez"),
        Turn(Side.US, "Notre prix tient, vraiment."),
    )
    assert following.message == "Et pour 2 000 ?"
    assert casebook.hear(case.id, "Et pour 2 000 ?", key="u3") == following


def test_without_a_draft_nothing_of_ours_was_sent(casebook: Casebook, anna: Person) -> None:
    """An answer that withheld its draft leaves only the client's words in the thread."""
    case = casebook.open(anna.id, CHAT, "Baissez", key="u1")
    answered(casebook, case, withheld(), "u1")
    assert casebook.hear(case.id, "Alors ?", key="u2").thread == (Turn(Side.CLIENT, "Baissez"),)


def test_concessions_add_up(casebook: Casebook, anna: Person) -> None:
    """What was yielded or traded for a counterpart already given counts, once for each of the client's messages."""
    case = casebook.open(anna.id, CHAT, "Une remise ?", key="u1")
    gift = answer("3 %.", rulings=(ruling(Move.YIELD, grant=discount("3")),))
    answered(casebook, case, gift, "u1")
    answered(casebook, case, gift, "u2")
    case = casebook.hear(case.id, "Encore", key="u3")
    answered(casebook, case, answer("2 %.", rulings=(ruling(Move.TRADE, grant=discount("2.5"), reached=True),)), "u3")
    case = casebook.hear(case.id, "Encore", key="u4")
    assert case.facts.total(FactName.GRANTED_DISCOUNT) == Decimal("5.5")
    assert {fact.origin for fact in case.facts} == {Origin.CASE}


def test_an_offer_counts_once_it_is_accepted(casebook: Casebook, anna: Person) -> None:
    """A trade still open grants nothing; after the client accepted it, it does."""
    case = casebook.open(anna.id, CHAT, "Une remise ?", key="u1")
    answered(casebook, case, answer("5 % pour 1 000.", rulings=(ruling(Move.TRADE, grant=discount("5")),)), "u1")
    case = casebook.hear(case.id, "D'accord.", key="u2")
    assert case.facts.total(FactName.GRANTED_DISCOUNT) == 0
    answered(casebook, case, answer("Merci.", rulings=(ruling(Move.ANSWER, AskKind.ACCEPTANCE),)), "u2")
    case = casebook.hear(case.id, "Encore 3 % ?", key="u3")
    assert case.facts.total(FactName.GRANTED_DISCOUNT) == 5


def test_what_was_only_drafted_grants_nothing(casebook: Casebook, anna: Person) -> None:
    """A concession in the draft of the present message is not yet granted."""
    case = casebook.open(anna.id, CHAT, "Une remise ?", key="u1")
    answered(casebook, case, answer("3 %.", rulings=(ruling(Move.YIELD, grant=discount("3")),)), "u1")
    assert casebook.note(case.id, "bonne cliente", key="u2").facts == Facts()


def test_a_refusal_that_went_out_grants_nothing_for_sure(casebook: Casebook, anna: Person) -> None:
    """Once a draft of ours went out, the case says how much was granted, even when it is nothing."""
    case = casebook.open(anna.id, CHAT, "Une remise ?", key="u1")
    answered(casebook, case, answer("Notre prix tient."), "u1")
    facts = casebook.hear(case.id, "Alors ?", key="u2").facts
    assert facts.number(FactName.GRANTED_DISCOUNT) == 0


def test_an_insult_is_remembered_with_its_boundary(casebook: Casebook, anna: Person) -> None:
    """After an insult, the case knows how many there were and that a boundary went out."""
    case = casebook.open(anna.id, CHAT, "Bande d'incapables", key="u1")
    answered(casebook, case, answer("Restons corrects.", heat=Heat.ABUSIVE), "u1")
    facts = casebook.hear(case.id, "Incapables", key="u2").facts
    assert facts.number(FactName.ABUSE_BEFORE) == 1
    assert facts.flag(FactName.BOUNDARY_SET) is True


def test_an_insult_left_unanswered_set_no_boundary(casebook: Casebook, anna: Person) -> None:
    """Where no draft went out, the insult counts and no boundary does."""
    case = casebook.open(anna.id, CHAT, "Bande d'incapables", key="u1")
    answered(casebook, case, replace(withheld(), situation=answer(heat=Heat.ABUSIVE).situation), "u1")
    facts = casebook.hear(case.id, "Incapables", key="u2").facts
    assert facts.number(FactName.ABUSE_BEFORE) == 1
    assert facts.flag(FactName.BOUNDARY_SET) is None


def test_what_the_user_told_serves_the_next_message(casebook: Casebook, anna: Person) -> None:
    """Facts told about earlier messages come back as the case's own: the latest word, and every note."""
    case = casebook.open(anna.id, CHAT, "Une remise ?", key="u1")
    first = Facts(
        (told(FactName.ORDERS, Decimal(3)), told(FactName.NOTE, "a"), told(FactName.FIRST_ORDER, value=False))
    )
    answered(casebook, case, answer(facts=first), "u1")
    case = casebook.hear(case.id, "Alors ?", key="u2")
    again = Facts((told(FactName.ORDERS, Decimal(4)), told(FactName.NOTE, "b")))
    from_client = Fact(FactName.QUANTITY, Decimal(9), Origin.MESSAGE)
    answered(casebook, case, answer(facts=again.plus(from_client)), "u2")
    facts = casebook.hear(case.id, "Et là ?", key="u3").facts
    assert facts.number(FactName.ORDERS) == 4
    assert facts.flag(FactName.FIRST_ORDER) is False
    assert [f.value for f in facts if f.name is FactName.NOTE] == ["a", "b"]
    assert facts.get(FactName.QUANTITY) is None
    assert {fact.origin for fact in facts} == {Origin.CASE}


def test_news_serves_the_next_message(casebook: Casebook, anna: Person) -> None:
    """What the user told of the matter comes back with the client's next message, whichever version was sent."""
    back = Tiding(TidingKind.STOCK, "de retour le 2 décembre", day=date(2026, 12, 2))
    case = casebook.open(anna.id, CHAT, "Où est-ce ?", key="u1")
    assert case.news == ()
    answered(casebook, case, answer(), "u1")
    noted = casebook.note(case.id, back.quote, key="u2")
    known = answer()
    answered(casebook, noted, replace(known, situation=replace(known.situation, tidings=(back,))), "u2")
    assert noted.news == ()
    assert casebook.hear(case.id, "Alors ?", key="u3").news == (back,)


@pytest.mark.parametrize("given", [answer(), email("Bonjour"), advice(), withheld()], ids=lambda a: a.status.value)
def test_an_answer_comes_back_whole(casebook: Casebook, anna: Person, given: Answer) -> None:
    """Every value of an answer survives being kept."""
    case = casebook.open(anna.id, CHAT, "Une remise ?", key="u1")
    kept = casebook.keep(case, given, Channel.EMAIL, Tone.FIRMER, key="u1")
    assert kept.answer == given
    assert casebook.draft(kept.id) == casebook.kept("u1") == kept
    assert (kept.version, kept.turn, kept.channel, kept.tone) == (1, 1, Channel.EMAIL, Tone.FIRMER)
    assert len(kept.id) <= 16


def test_versions_count_and_name_their_parent(casebook: Casebook, anna: Person, database: Database) -> None:
    """Each version follows the one before; the same key is the same version; the prompt is kept with it."""
    case = casebook.open(anna.id, CHAT, "Une remise ?", key="u1")
    one, two = (casebook.keep(case, answer(), Channel.CHAT, Tone.PLAIN, key=key) for key in ("u1", "u2"))
    assert casebook.keep(case, answer("autre"), Channel.CHAT, Tone.PLAIN, key="u2") == two
    with database.reading() as connection:
        rows = connection.execute(select(tables.draft).order_by(tables.draft.c.version)).mappings().all()
    assert [(r["id"], r["version"], r["parent"]) for r in rows] == [(one.id, 1, None), (two.id, 2, one.id)]
    assert {r["prompt"] for r in rows} == {"phrases.v1 abcdef"}
    assert rows[0]["passages"] == ["policies/discounts#discount-salesperson"]
    assert json.loads(rows[0]["findings"])[0]["rule"] == "F8"


def test_a_question_of_the_users_own_is_not_the_clients(casebook: Casebook, anna: Person) -> None:
    """A question answered with advice never stands in the thread as the client's words."""
    case = casebook.open(anna.id, CHAT, "Que feriez-vous ?", key="u1")
    answered(casebook, case, advice(), "u1")
    assert casebook.note(case.id, "elle hésite", key="u2").message == "Que feriez-vous ?"
    assert casebook.hear(case.id, "Baissez", key="u3").thread == ()


def test_an_edited_message_is_amended(casebook: Casebook, anna: Person) -> None:
    """The latest words can be corrected, what came before the client wrote again cannot."""
    case = casebook.open(anna.id, CHAT, "Baisez", key="u1", message_id=5)
    casebook.note(case.id, "2000", key="u2", message_id=6)
    first, second = casebook.saying(CHAT, 5), casebook.saying(CHAT, 6)
    assert first is not None
    assert second is not None
    assert casebook.saying("11", 5) is None
    amended = casebook.amend(first, "Baissez")
    assert amended is not None
    assert amended.message == "Baissez"
    amended = casebook.amend(second, "3000")
    assert amended is not None
    assert amended.added == "3000"
    casebook.hear(case.id, "Alors ?", key="u3")
    assert casebook.amend(first, "Trop tard") is None


def test_companies_do_not_see_each_other(casebook: Casebook, anna: Person, database: Database) -> None:
    """Another company finds nobody's case, draft or saying, even under the same ids."""
    case = casebook.open(anna.id, CHAT, "Une remise ?", key="u1", message_id=5)
    kept = casebook.keep(case, answer(), Channel.CHAT, Tone.PLAIN, key="u1")
    other = DatabaseCasebook(database, "autre", TickingClock())
    assert (other.case(case.id), other.draft(kept.id), other.saying(CHAT, 5)) == (None, None, None)
    same = other.open(other.person(10, Language.EN).id, CHAT, "Bonjour", key="u1", message_id=5)
    assert same.message == "Bonjour"
    mine = casebook.case(case.id)
    assert mine is not None
    assert mine.message == "Une remise ?"


def test_an_unreadable_version_counts_as_gone(casebook: Casebook, anna: Person, database: Database) -> None:
    """A draft whose stored answer no longer fits is gone, and the case goes on without it."""
    case = casebook.open(anna.id, CHAT, "Une remise ?", key="u1")
    kept = casebook.keep(case, answer(), Channel.CHAT, Tone.PLAIN, key="u1")
    with database.writing() as connection:
        connection.execute(update(tables.draft).values(answer='{"of": "another time"}'))
    assert casebook.draft(kept.id) is None
    assert casebook.hear(case.id, "Alors ?", key="u2").thread == (Turn(Side.CLIENT, "Une remise ?"),)


def test_what_is_unknown_is_none_or_refused(casebook: Casebook) -> None:
    """An unknown case, draft or message is None; words for an unknown case are refused."""
    assert casebook.case("nothing") is None
    assert casebook.draft("nothing") is None
    assert casebook.draft_shown(CHAT, 5) is None
    assert casebook.draft_shown("web", 5) is None
    with pytest.raises(BadInput):
        casebook.note("nothing", "2000", key="u1")
