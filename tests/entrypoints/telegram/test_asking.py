"""Passing a request up, over HTTP, on a clock moved by hand: decided once, reminded, ended, and followed by the draft."""

import asyncio
from dataclasses import replace
from decimal import Decimal

import pytest

from bot.domain.answer import Answer
from bot.domain.asks import AskKind
from bot.domain.figures import Unit
from bot.domain.people import Seat
from bot.domain.policy import Authority, Bound, Clause, Limit, Measure, State, Words
from bot.domain.request import CoachRequest
from bot.domain.stance import Move
from bot.domain.verdict import CheckResult, Finding, Severity
from tests.adapters.samples import answer, discount, draft, ruling
from tests.botapi import BotApi, Person, Seen
from tests.entrypoints.telegram.house import House
from tests.entrypoints.telegram.test_access import invited

CLAUSE = Clause(
    id="discount-manager",
    version=1,
    state=State.IN_FORCE,
    title=Words("Remise du responsable", "The manager's discount"),
    text=Words("Jusqu'à 12 %.", "Up to 12 %."),
    asks=(AskKind.PRICE_CUT,),
    authority=Authority.MANAGER,
    source="discounts",
    limit=Limit(Measure.DISCOUNT, Bound.AT_MOST, Decimal(12), Unit.PERCENT),
)


def passes_up(request: CoachRequest) -> object:
    """An answer that passes 10 % up until a manager has decided on it."""
    decided = next(iter(request.decisions), None)
    move = Move.ESCALATE if decided is None else Move.YIELD if decided.approved else Move.HOLD
    grant = discount("10") if move is Move.YIELD else None
    price = decided.counterpart.fr if decided is not None and decided.counterpart else "rien"
    made = ruling(move, requested=Decimal(10), requested_unit=Unit.PERCENT, grant=grant)
    return answer(rulings=(replace(made, clause=CLAUSE),), draft=draft(f"{move} contre {price}"))


class Team:
    """A salesperson with two managers and an administrator."""

    def __init__(self, api: BotApi, house: House, anna: Person) -> None:
        self.api, self.house, self.anna = api, house, anna
        self.chief = api.person("Chloé", language_code="fr", started=True)
        self.mia = api.person("Mia", language_code="en", started=True)
        self.max = api.person("Max", language_code="fr", started=True)
        house.administrators = frozenset({self.chief.id})
        house.coach.reply = passes_up  # type: ignore[assignment]

    async def seated(self, *managers: Person) -> None:
        """Let the managers in."""
        for person in managers:
            await person.sends(await invited(self.chief, Seat.MANAGER.value))
            await person.next_answer()

    async def asks(self) -> Seen:
        """Anna passes a case up; what she is told."""
        await self.anna.forwards("Baissez de 10 %", "Carla")
        seen = await self.anna.next_answer()
        await self.anna.presses(seen, "🪜 Demander à mon responsable")
        return await self.anna.next_answer()

    async def later(self, **spans: float) -> None:
        """Time passes, and the bot looks at the clock again."""
        self.house.clock.pass_by(**spans)
        await self.chief.sends("/help")
        await self.chief.next_answer()
        await self.chief.sends("/help")
        await self.chief.next_answer()


async def presses_by_hand(team: Team, person: Person, data: str) -> None:
    """A press that no message of this person offers."""
    sender = {"id": person.id, "is_bot": False, "first_name": person.name, "language_code": "fr"}
    chat = {"id": person.id, "type": "private", "first_name": person.name}
    shown = {"message_id": 1, "date": 1, "chat": chat, "text": "x"}
    query = {"id": "q", "chat_instance": "i", "data": data, "from": sender, "message": shown}
    await team.api.push(callback_query=query)


@pytest.fixture
def team(api: BotApi, house: House, anna: Person) -> Team:
    """Somebody to ask, and somebody who asks."""
    return Team(api, house, anna)


async def test_a_request_reaches_every_manager_with_its_limits(team: Team) -> None:
    """The managers get the case, what is asked, how far they may go and until when, each in their language."""
    async with team.house.serving():
        await team.seated(team.mia, team.max)
        told = await team.asks()
        mia, max_ = await team.mia.next_answer(), await team.max.next_answer()
        await team.mia.presses(mia, "📁 The case")
        assert "Carla" in (await team.mia.next_answer()).text
    assert "C'est demandé à Max, Mia. Réponse attendue avant le 04/03" in told.text
    assert mia.text.startswith("🪜 Anna asks for your decision — Carla\nBaissez de 10 %")
    assert "Asked: a discount of 10" in mia.text
    assert "How far you may go: a discount of 12" in mia.text
    assert "it will be no" in mia.text
    assert max_.labels == ["✅ Accorder", "✋ Refuser", "⚖️ Contre…", "📁 L'affaire"]


async def test_approved_in_one_tap(team: Team) -> None:
    """A yes is told to the salesperson with a draft that gives it; it holds for this case and no other."""
    async with team.house.serving():
        await team.seated(team.mia)
        await team.asks()
        request = await team.mia.next_answer()
        await team.mia.presses(request, "✅ Approve")
        assert "Decided by Mia: approved" in (await team.mia.next_edit()).text
        question = await team.mia.next_answer()
        renewed = await team.anna.next_answer()
        await team.mia.replies_to(question, "bien joué")
        assert "Passed on" in (await team.mia.next_answer()).text
        assert (await team.anna.next_answer()).text.startswith("💬 Mia, pour « Carla » : bien joué\n")
        await team.anna.presses(renewed, "Plus ferme")
        await team.anna.next_edit()
        await team.anna.forwards("Baissez de 10 %", "Paul")
        other = await team.anna.next_answer()
    assert renewed.text.startswith("✅ Mia accorde votre demande, pour cette affaire seule, jusqu'au 16/03")
    assert renewed.code == ["yield contre rien"]
    assert other.code == ["escalate contre rien"]
    assert "🪜 Demander à mon responsable" not in renewed.labels


async def test_approved_for_something_in_return(team: Team) -> None:
    """What the manager asks in return goes into the draft, and counts as an exception on the client's card."""
    async with team.house.serving():
        await team.seated(team.mia)
        await team.asks()
        await team.mia.presses(await team.mia.next_answer(), "⚖️ In return for…")
        await team.mia.replies_to(await team.mia.next_answer(), "un acompte de la moitié")
        await team.mia.next_edit()
        renewed = await team.anna.next_answer()
        await team.anna.sends("/client Carla")
        card = await team.anna.next_answer()
    assert "Mia accorde votre demande contre : un acompte de la moitié" in renewed.text
    assert renewed.code == ["yield contre un acompte de la moitié"]
    assert "exceptions déjà faites : 1" in card.text


async def test_refused(team: Team) -> None:
    """A no is told with a draft that says it."""
    async with team.house.serving():
        await team.seated(team.mia)
        await team.asks()
        await team.mia.presses(await team.mia.next_answer(), "✋ Refuse")
        renewed = await team.anna.next_answer()
    assert renewed.text.startswith("✋ Mia refuse.")
    assert renewed.code == ["hold contre rien"]


async def test_two_managers_at_once_decide_once(team: Team) -> None:
    """The first press decides; the second is told who did, and the salesperson hears one decision."""
    async with team.house.serving():
        await team.seated(team.mia, team.max)
        await team.asks()
        first, second = await team.mia.next_answer(), await team.max.next_answer()
        await asyncio.gather(team.mia.presses(first, "✅ Approve"), team.max.presses(second, "✋ Refuser"))
        told = await team.anna.next_answer()
        await team.mia.sees(lambda chat: any("Decided by" in m.text for m in chat))
        await team.max.sees(lambda chat: any("Décidé par" in m.text for m in chat))
        await team.anna.sends("/help")
        assert "travaille ensemble" in (await team.anna.next_answer()).text
    decided = "accorde" in told.text
    assert told.code == ["yield contre rien" if decided else "hold contre rien"]


async def test_silence_is_reminded_then_the_deputies_asked_then_no(team: Team) -> None:
    """Half-way a reminder, then the administrator, then refused and said so; each once, over restarts."""
    async with team.house.serving():
        await team.seated(team.mia)
        await team.asks()
        request = await team.mia.next_answer()
        await team.later(hours=12)
        assert len(team.api.sent(team.mia.id)) == 2
        await team.later(hours=13)
        assert "awaits your decision" in (await team.mia.next_answer()).text
    async with team.house.serving():
        await team.later(hours=12)
        deputies = await team.chief.sees(lambda chat: any("Personne n'a encore répondu à Anna" in m.text for m in chat))
        await team.later(hours=1)
    team.house.clock.pass_by(hours=12)
    async with team.house.serving():
        told = await team.anna.next_answer()
        await team.mia.presses(request, "✅ Approve", though_gone=True)
        assert (
            "Decided by the deadline: refused, nobody answered in time"
            in (await team.mia.sees(lambda chat: "Decided by the deadline" in chat[-1].text))[-1].text
        )
        await team.later(hours=50)
    assert told.text.startswith("⌛ Personne n'a répondu à temps : c'est non.")
    assert told.code == ["hold contre rien"]
    assert sum("Personne n'a encore répondu" in m.text for m in deputies) == 1
    assert sum("n'a répondu à temps" in m.text for m in team.anna.chat) == 1


async def test_a_weekend_does_not_count(team: Team) -> None:
    """Asked on a Friday, the deadline is the Tuesday after."""
    async with team.house.serving():
        await team.seated(team.mia)
        team.house.clock.pass_by(days=4)
        told = await team.asks()
    assert "avant le 10/03" in told.text


async def test_a_yes_ends(team: Team) -> None:
    """After two weeks what was approved is passed up anew."""
    async with team.house.serving():
        await team.seated(team.mia)
        await team.asks()
        await team.mia.presses(await team.mia.next_answer(), "✅ Approve")
        renewed = await team.anna.next_answer()
        team.house.clock.pass_by(days=15)
        await team.anna.presses(renewed, "Plus doux")
        await team.anna.sees(lambda chat: any(m.code == ["escalate contre rien"] for m in chat[-2:]))


async def test_nobody_decides_their_own_request(team: Team) -> None:
    """Where nobody else decides, the salesperson is told; a salesperson's hand-made press decides nothing."""
    async with team.house.serving():
        await team.anna.forwards("Baissez de 10 %", "Carla")
        seen = await team.anna.next_answer()
        await team.anna.presses(seen, "🪜 Demander à mon responsable")
        assert "Aucun responsable" in (await team.anna.next_answer()).text
        await team.seated(team.mia)
        await team.anna.presses(seen, "🪜 Demander à mon responsable")
        await team.anna.next_answer()
        request = await team.mia.next_answer()
        await presses_by_hand(team, team.anna, request.button("✅ Approve").value)
        assert "pas pour vous" in (await team.anna.next_answer()).text


async def test_a_manager_may_talk_before_deciding(team: Team) -> None:
    """A reply to the request is passed on as a word, and decides nothing."""
    async with team.house.serving():
        await team.seated(team.mia)
        await team.asks()
        request = await team.mia.next_answer()
        await team.mia.replies_to(request, "what did they order last year?")
        await team.mia.next_answer()
        assert "what did they order last year?" in (await team.anna.next_answer()).text
        await team.mia.presses(request, "✅ Approve")
        assert "Mia accorde" in (await team.anna.next_answer()).text


async def test_a_manager_is_not_told_what_the_salesperson_should_do(team: Team) -> None:
    """The case and its draft are shown with whose verdict it was, not as an order to the reader."""
    async with team.house.serving():
        await team.seated(team.mia)
        await team.asks()
        request = await team.mia.next_answer()
        await team.mia.presses(request, "📁 The case")
        card = await team.mia.next_answer()
        await team.mia.presses(card, "📄 Latest draft")
        shown = await team.mia.next_answer()
    for seen in (card, shown):
        assert "The verdict Anna was given: pass up" in seen.text
        assert "not yours" not in seen.text


async def test_a_manager_does_not_decide_their_own_request(team: Team) -> None:
    """A manager who asks another one cannot press the button that stands under that one's message."""
    async with team.house.serving():
        await team.seated(team.mia, team.max)
        await team.max.forwards("Baissez de 10 %", "Carla")
        await team.max.presses(await team.max.next_answer(), "🪜 Demander à mon responsable")
        assert "C'est demandé à Mia" in (await team.max.next_answer()).text
        request = await team.mia.next_answer()
        await presses_by_hand(team, team.max, request.button("✅ Approve").value)
        assert "plus ouverte" in (await team.max.next_answer()).text
        await team.mia.presses(request, "✋ Refuse")
        assert "Mia refuse" in (await team.max.next_answer()).text


async def test_a_managers_question_is_answered_through_the_bot(team: Team) -> None:
    """A reply to a manager's word goes back to that manager, opens no case, and is known of the case from then on."""
    async with team.house.serving():
        await team.seated(team.mia, team.max)
        await team.asks()
        request = await team.mia.next_answer()
        await team.mia.replies_to(request, "how long have we known her?")
        await team.mia.next_answer()
        asked, thought = await team.anna.next_answer(), len(team.house.coach.asked)
        await team.anna.replies_to(asked, "depuis six ans")
        assert "transmis" in (await team.anna.next_answer()).text
        answered = await team.mia.next_answer()
        assert answered.text.startswith("💬 Anna, on “Carla”: depuis six ans")
        await team.mia.replies_to(answered, "good")
        await team.mia.next_answer()
        assert "good" in (await team.anna.next_answer()).text
        assert len(team.house.coach.asked) == thought
        await team.mia.presses(request, "✅ Approve")
        await team.anna.next_answer()
    assert team.house.coach.asked[-1].added == "depuis six ans"
    assert [m for m in team.api.sent(team.max.id) if "depuis" in m.text] == []


async def test_a_word_may_be_added_to_a_request(team: Team) -> None:
    """A reply to "it is asked" reaches everybody who may decide, and is known of the case from then on."""
    async with team.house.serving():
        await team.seated(team.mia, team.max)
        told = await team.asks()
        requests = [await person.next_answer() for person in (team.mia, team.max)]
        await team.anna.replies_to(told, "elle décide ce soir")
        assert "transmis" in (await team.anna.next_answer()).text
        assert (await team.mia.next_answer()).text.startswith("💬 Anna, on “Carla”: elle décide ce soir")
        assert (await team.max.next_answer()).text.startswith("💬 Anna, pour « Carla » : elle décide ce soir")
        await team.mia.presses(requests[0], "✅ Approve")
        await team.anna.next_answer()
    assert team.house.coach.asked[-1].added == "elle décide ce soir"


async def test_a_request_is_put_once_and_a_no_is_not_asked_again(team: Team) -> None:
    """The button goes away once it was pressed; pressed again it repeats nothing to managers, and tells a no that stands."""
    async with team.house.serving():
        await team.seated(team.mia)
        await team.anna.forwards("Baissez de 10 %", "Carla")
        seen = await team.anna.next_answer()
        await team.anna.presses(seen, "🪜 Demander à mon responsable")
        assert "🪜 Demander à mon responsable" not in (await team.anna.next_edit()).labels
        await team.anna.next_answer()
        request = await team.mia.next_answer()
        await team.anna.presses(seen, "🪜 Demander à mon responsable", though_gone=True)
        assert "C'est demandé à Mia" in (await team.anna.next_answer()).text
        await team.mia.presses(request, "✋ Refuse")
        await team.anna.next_answer()
        before = len(team.api.sent(team.mia.id))
        await team.anna.presses(seen, "🪜 Demander à mon responsable", though_gone=True)
        assert (await team.anna.next_answer()).text == "🪜 Décidé par Mia : refusé — Carla"
    assert len(team.api.sent(team.mia.id)) == before
    assert sum("asks for your decision" in call.params.get("text", "") for call in team.api.calls("sendMessage")) == 1


async def test_what_a_manager_asks_in_return_goes_no_further_than_the_limits(team: Team) -> None:
    """Where the check lets a figure of the counterpart not stand in the reply, the manager is asked again."""

    def mended(request: CoachRequest) -> object:
        found = passes_up(request)
        assert isinstance(found, Answer)
        assert found.draft is not None
        return replace(found, draft=draft(found.draft.text.replace("25 %", "10 %")))

    team.house.coach.reply = mended  # type: ignore[assignment]
    async with team.house.serving():
        await team.seated(team.mia)
        await team.asks()
        await team.mia.presses(await team.mia.next_answer(), "⚖️ In return for…")
        await team.mia.replies_to(await team.mia.next_answer(), "25 % the next time")
        again = await team.mia.next_answer()
        assert again.text.startswith("“25 % the next time” cannot go to the client as it is")
        await team.mia.replies_to(again, "half of it upfront")
        told = await team.anna.next_answer()
    assert told.code == ["yield contre half of it upfront"]


async def test_a_counterpart_wounds_nobody(team: Team) -> None:
    """What the check finds hurtful in a manager's words never reaches the draft."""
    rude = Finding("K3", Severity.BLOCK, "fools", None, "hurts")
    team.house.check = lambda text, request, *, answered: CheckResult((rude,) if "fools" in text else ())
    async with team.house.serving():
        await team.seated(team.mia)
        await team.asks()
        await team.mia.presses(await team.mia.next_answer(), "⚖️ In return for…")
        await team.mia.replies_to(await team.mia.next_answer(), "that those fools pay")
        assert "cannot go to the client" in (await team.mia.next_answer()).text
    assert all("fools" not in m.text for m in team.api.sent(team.anna.id))
