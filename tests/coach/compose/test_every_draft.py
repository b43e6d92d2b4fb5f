"""What holds of every draft: each ask with each move, language, register, channel and tone."""

import itertools
import re
from collections.abc import Iterator
from decimal import Decimal
from functools import cache

import pytest

from bot.coach.compose.lengths import bounds
from bot.domain.asks import AskKind, Language, Register
from bot.domain.draft import Draft, DraftOrigin, Style, Tone
from bot.domain.message import Channel
from bot.domain.stance import Move
from tests.coach.compose.workshop import BARE, CLAUSE, REGISTERS, ask, draft, ruling

PAIRS = tuple(itertools.product(AskKind, Move))
VOUS = re.compile(r"(?<!\w)(?:vous|votre|vos|vôtre)(?!\w)", re.IGNORECASE)
TU = re.compile(r"(?<![\w-])(?:tu|te|toi|ton|ta|tes|tien)(?!\w)|(?<!\w)t'", re.IGNORECASE)
FORBIDDEN = re.compile(
    r"malheureusement|unfortunately|désolé|sorry|je crains|i'm afraid|peut-être que nous|dernière chance|last chance"
    r"|only today|plus que \d|marge|plancher|margin|floor price",
    re.IGNORECASE,
)
DATE = {Language.FR: "mardi 24 novembre", Language.EN: "Tuesday 24 November"}
# What a salesperson does alone is promised for the next working day; what a manager decides, or others look into, takes
# one more, and so does a parting. Whoever went quiet has as long as a quote holds.
NEXT_DAY = {Language.FR: "lundi 23 novembre", Language.EN: "Monday 23 November"}
OTHER_DATES: dict[AskKind, dict[Language, str]] = {
    **{k: NEXT_DAY for k in AskKind if k not in (AskKind.COMPLAINT, AskKind.RETURN_OR_WARRANTY)},
    AskKind.SILENCE_AFTER_EFFORT: {Language.FR: "vendredi 18 décembre", Language.EN: "Friday 18 December"},
}
ALLOWED = frozenset(
    map(Decimal, ("12", "17", "6", "7", "75", "9", "4", "400", "250", "24", "18", "21.5", "200", "30", "50"))
)
NUMBER = re.compile(r"\d+(?:[.,]\d+)?")


def styles() -> Iterator[Style]:
    """Every way to speak."""
    for language, registers in REGISTERS.items():
        for register, channel, tone in itertools.product(registers, Channel, Tone):
            yield Style(channel, language, register, tone)


@cache
def drafts(kind: AskKind, move: Move) -> tuple[tuple[Style, Draft], ...]:
    """The drafts for one ask and move in every style, with a full clause, a bare one and none."""
    return tuple(_drafts(kind, move))


def _drafts(kind: AskKind, move: Move) -> Iterator[tuple[Style, Draft]]:
    for style, clause in itertools.product(styles(), (CLAUSE, BARE, None)):
        if clause is None and move is Move.TRADE:
            continue
        one = ruling(ask(kind), move, clause)
        said = "Voilà ce que je demande" + (" ?" if kind is AskKind.PLAIN_QUESTION else "")
        yield style, draft((one,), style.language, style.register, style.channel, style.tone, text=said)


@pytest.mark.parametrize(("kind", "move"), PAIRS)
def test_a_draft_is_whole(kind: AskKind, move: Move) -> None:
    """Nothing is left of the notation, no space is doubled, no word is forbidden, and a day is named."""
    for style, written in drafts(kind, move):
        text = written.text
        assert not re.search(r"[{}\[\]<>|]|  | \.|\.\.| ,", text), text
        assert not FORBIDDEN.search(text), text
        assert any(d[style.language] in text for d in (DATE, OTHER_DATES.get(kind, DATE))), text
        assert written.origin is DraftOrigin.COMPOSER
        assert written.prompt.startswith(f"composer.{style.language}.v1@")
        assert (written.subject is not None) is (style.channel is Channel.EMAIL)


@pytest.mark.parametrize(("kind", "move"), PAIRS)
def test_a_draft_keeps_to_its_length(kind: AskKind, move: Move) -> None:
    """A chat reply stays short enough to be read at once; an e-mail is whole, and a plain yes or answer not padded."""
    for style, written in drafts(kind, move):
        count = sum(any(c.isalnum() for c in w) for w in written.text.split())
        least, most = bounds(style, 2 if kind is AskKind.ABUSE else 1)
        assert count <= most, (count, written.text)
        if style.channel is Channel.EMAIL and style.tone is Tone.PLAIN and kind is not AskKind.ABUSE:
            simple = move in (Move.YIELD, Move.ANSWER, Move.PART)
            assert count >= (30 if simple else least - 15), (count, written.text)
        if style.channel is Channel.CHAT:
            assert count >= 12, written.text


@pytest.mark.parametrize(("kind", "move"), PAIRS)
def test_a_person_is_addressed_in_one_way(kind: AskKind, move: Move) -> None:
    """Tu and vous never meet in one draft."""
    for style, written in drafts(kind, move):
        if style.language is Language.FR:
            wrong = VOUS if style.register is Register.TU else TU
            assert not wrong.search(f"{written.subject} {written.text}"), written.text


@pytest.mark.parametrize(("kind", "move"), PAIRS)
def test_figures_come_from_the_case_alone(kind: AskKind, move: Move) -> None:
    """Every figure is the client's, the ruling's, the clause's or the price list's; the date is computed."""
    for _, written in drafts(kind, move):
        found = {Decimal(n.replace(",", ".")) for n in NUMBER.findall(f"{written.subject} {written.text}")}
        allowed = ALLOWED | {Decimal(23)} if OTHER_DATES.get(kind) is NEXT_DAY else ALLOWED
        assert found <= allowed, (found - allowed, written.text)


@pytest.mark.parametrize("kind", [k for k in AskKind if k not in (AskKind.ACCEPTANCE, AskKind.ABUSE)])
def test_the_no_is_said_once(kind: AskKind) -> None:
    """A held reply refuses in exactly one sentence."""
    for style, written in drafts(kind, Move.HOLD):
        negative = (
            r"\b(?:ne|n')\b.*\b(?:pas|ni)\b|\bn'.*\bpas\b"
            if style.language is Language.FR
            else r"\bnot\b|n't\b|\bcannot\b"
        )
        sentences = re.split(r"(?<=[.!?])\s+", written.text)
        # A need may be a negative one ("does not suit you"): it is no refusal of ours.
        refusals = [
            s
            for s in sentences
            if re.search(negative, s)
            and re.search(r"\b(?:nous|notre|we|our|garantie|warranty|discount)\b", s, re.IGNORECASE)
        ]
        assert len(refusals) == 1, written.text


@pytest.mark.parametrize("kind", list(AskKind))
def test_a_concession_never_stands_alone(kind: AskKind) -> None:
    """In a trade the counterpart is named before the concession, in the same sentence."""
    for style, written in drafts(kind, Move.TRADE):
        given, price = (
            ("remise de 4", "400 carafes") if style.language is Language.FR else ("4% discount", "400 carafes")
        )
        assert price in written.text, written.text
        assert given in written.text, written.text
        assert written.text.index(price) < written.text.index(given), written.text


@pytest.mark.parametrize(("kind", "move"), PAIRS)
def test_the_same_case_gets_the_same_words(kind: AskKind, move: Move) -> None:
    """Composing twice gives the same draft."""
    one = ruling(ask(kind), move)
    assert draft((one,)) == draft((one,))
