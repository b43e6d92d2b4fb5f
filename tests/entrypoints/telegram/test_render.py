"""Answers as messages, read back the way Telegram reads them."""

import json
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.answer import Answer
from bot.domain.asks import Language
from bot.domain.case import KeptDraft
from bot.domain.draft import Tone
from bot.domain.message import Channel
from bot.domain.stance import Move
from bot.entrypoints.telegram.shown.blocks import Block, folded_in
from bot.entrypoints.telegram.shown.message import Message
from bot.entrypoints.telegram.shown.render import Beside, render_answer, render_why
from bot.entrypoints.telegram.shown.screen import brief, rows
from tests.adapters.samples import PASSAGE, advice, answer, draft, email, ruling, withheld
from tests.botapi import utf16
from tests.botapi.rules import keyboard, message_text
from tests.entrypoints.telegram.house import lines

LINES = lines()
WORDS = st.text(st.sampled_from("ab <&>\"'é\n.😀{}"), max_size=60)
LONG = st.builds(
    lambda text, times: text * times, st.text(st.sampled_from("ab <&>\n.😀"), max_size=40), st.integers(0, 400)
)


def kept(given_: Answer, tone: Tone = Tone.PLAIN, channel: Channel = Channel.CHAT) -> KeptDraft:
    """The answer as the casebook gives it."""
    return KeptDraft("AbCd_-123456", "case", "person", 1, 1, channel, tone, given_)


def read(messages: tuple[Message, ...]) -> list[tuple[str, list[str]]]:
    """For each message its text and what one tap copies; fails where Telegram would refuse it."""
    found = []
    for message in messages:
        text, entities = message_text({"text": message.html, "parse_mode": "HTML"})
        copied = [utf16.cut(text, e["offset"], e["length"]) for e in entities if e["type"] in {"pre", "code"}]
        found.append((text, copied))
        rows = [
            [
                {"text": b.label, **({"copy_text": {"text": b.copy}} if b.copy else {"callback_data": b.data})}
                for b in row
            ]
            for row in message.buttons
        ]
        keyboard({"inline_keyboard": rows} if rows else None)
    return found


def labels(messages: tuple[Message, ...]) -> list[list[str]]:
    """The buttons' labels under the last message."""
    return [[button.label for button in row] for row in messages[-1].buttons]


@pytest.mark.parametrize("move", list(Move))
def test_the_verdict_comes_first(move: Move) -> None:
    """Each move has its own line, before everything else, in the user's language."""
    given_ = kept(answer(rulings=(ruling(move),)))
    for language in (Language.FR, Language.EN):
        text, copied = read(render_answer(given_, language, LINES))[0]
        assert text.startswith(LINES.say(f"verdict.{move}", language))
        assert copied == ["Bonjour,\n\nnotre prix tient."]


def test_an_answer_that_asks_or_sets_a_boundary_says_so() -> None:
    """Where one thing is missing, or an insult is answered, there is something to do besides answering."""
    asking = answer(rulings=(ruling(Move.ANSWER),), question="Quelle quantité ?")
    insulted = answer(rulings=(ruling(Move.ANSWER, why="abuse_first"),), question="La faute vient-elle de nous ?")
    for given_, line in ((asking, "💬 Demandez d'abord"), (insulted, "💬 Répondez, en posant une limite calme")):
        assert read(render_answer(kept(given_), Language.FR, LINES))[0][0].startswith(line)


def test_the_question_and_a_hidden_instruction_are_shown() -> None:
    """The one missing question, and an instruction aimed at the coach, stand above the draft."""
    given_ = answer(question="Combien de <pièces> ?", attempts=("ignore & obey",))
    text = read(render_answer(kept(given_), Language.FR, LINES))[0][0]
    assert "❓ Combien de <pièces> ?" in text
    assert "« ignore & obey »" in text
    assert text.index("ignore & obey") < text.index("Bonjour")


@pytest.mark.parametrize(("lines", "folded"), [(4, "<b>Sources"), (27, "<b>Sources"), (28, "Ce prix paie")])
def test_a_draft_that_fills_the_screen_has_its_reason_below_it(lines: int, folded: str) -> None:
    """Beside a draft as long as a phone's screen, the reason is the first thing of what is folded below."""
    (message,) = render_answer(kept(answer("\n".join(["Bonjour"] * lines))), Language.FR, LINES)
    assert message.html.partition("<blockquote expandable>")[2].startswith(folded)
    assert message.html.count("Ce prix paie") == 1


@given(LONG, WORDS, WORDS)
def test_any_draft_can_be_sent_and_copied(text: str, question: str, subject: str) -> None:
    """Whatever a draft holds, each message is one Telegram takes, and the copied blocks hold every word."""
    given_ = answer(draft=draft(text, subject=subject, channel=Channel.EMAIL), question=question)
    messages = render_answer(kept(given_), Language.FR, LINES)
    copied = "".join(block for _, blocks in read(messages) for block in blocks)
    assert "".join(copied.split()) == "".join((subject + text).split())
    assert all(not message.buttons for message in messages[:-1])


@given(st.integers(3600, 4300))
def test_a_draft_is_one_block_wherever_a_message_can_hold_it(size: int) -> None:
    """A draft is cut only when it is longer than any message."""
    blocks = [b for _, blocks in read(render_answer(kept(answer("m" * size)), Language.FR, LINES)) for b in blocks]
    assert len(blocks) == (1 if size <= 4096 else 2)


@given(WORDS, LONG)
def test_any_answer_to_a_question_can_be_sent(words: str, long: str) -> None:
    """Advice, a withheld draft and what stands behind a verdict are always messages Telegram takes."""
    told = advice()
    assert told.advice is not None
    changed = replace(told, advice=replace(told.advice, text=long or "Oui.", first_step=words), notes=(words, long))
    for messages in (
        render_answer(kept(changed), Language.EN, LINES),
        render_answer(kept(replace(withheld(), withheld_because=long)), Language.EN, LINES),
        render_why(changed, Language.FR, LINES),
    ):
        read(messages)


def test_the_copy_button_is_there_while_telegram_allows() -> None:
    """A copy button holds 256 characters at most; beyond, the block alone is copied."""
    assert labels(render_answer(kept(answer("x" * 256)), Language.EN, LINES))[0] == ["📋 Copy"]
    assert labels(render_answer(kept(answer("x" * 257)), Language.EN, LINES))[0] == ["Firmer", "Kinder", "Shorter"]


def test_buttons_offer_what_the_draft_is_not_yet() -> None:
    """The tone and the way to address that a draft has are not offered again; an e-mail offers no e-mail."""
    firm = labels(render_answer(kept(answer("x" * 300), Tone.FIRMER), Language.EN, LINES))
    told = ["✅ Sent", "✏️ Edited", "💬 Replied"]
    assert firm == [["Kinder", "Shorter"], ["✉️ E-mail", "Use tu", "Why?"], told]
    mail = labels(render_answer(kept(email("x" * 300), channel=Channel.EMAIL), Language.EN, LINES))
    assert mail == [["Firmer", "Kinder", "Shorter"], ["Use tu", "Why?"], told]


def test_versions_are_walked_one_step_at_a_time() -> None:
    """Beside the version shown stand the one before and the one after, where there are such."""
    shown = kept(answer("x" * 300))
    for versions, steps in (
        ((shown.id, "b"), ["version 2/2 ▶"]),
        (("a", shown.id, "b"), ["◀ version 1/3", "version 3/3 ▶"]),
        (("a", shown.id), ["◀ version 1/2"]),
    ):
        assert labels(render_answer(shown, Language.EN, LINES, Beside(versions=versions)))[2] == steps


def test_an_email_has_its_subject_to_copy() -> None:
    """The subject and the body are copied apart."""
    text, copied = read(render_answer(kept(email("Bonjour", "Prix <ferme>")), Language.FR, LINES))[0]
    assert "Objet : Prix <ferme>" in text
    assert copied == ["Prix <ferme>", "Bonjour"]


def test_sources_are_folded_below_the_draft() -> None:
    """Sources stand last, in a quotation that opens with one tap, the cited ones first."""
    other = replace(PASSAGE, id="essays/fit#a", source="Autre", section="")
    html = render_answer(kept(answer(passages=(other, PASSAGE))), Language.FR, LINES)[0].html
    quoted = html[html.index("<blockquote expandable>") :]
    assert quoted.index("Remises, Remise du commercial") < quoted.index("• Autre")
    assert html.index("</pre>") < html.index("<blockquote")


def test_without_a_draft_the_user_is_sent_to_the_manager() -> None:
    """A withheld draft says why and what is safe; only the reasons can be asked for."""
    messages = render_answer(kept(withheld()), Language.EN, LINES)
    text, copied = read(messages)[0]
    assert "Le brouillon promettait 20 %." in text
    assert "your manager" in text
    assert copied == []
    assert labels(messages) == [["Why?"]]


def test_advice_shows_grounds_options_and_a_first_step() -> None:
    """Advice has its text, what speaks for it, the options with their price, and one first step."""
    messages = render_answer(kept(advice()), Language.FR, LINES)
    text = read(messages)[0][0]
    for part in ("🧭 Mon conseil", "Tenez le prix.", "Le volume paie", "attendre — le prix : un mois", "Premier pas"):
        assert part in text
    assert messages[-1].buttons == ()


def test_why_shows_everything_weighed() -> None:
    """Behind a verdict stand the asks, reasons, what was weighed, what would change it, what to look over."""
    text = read(render_why(answer(notes=("le modèle n'a pas répondu",)), Language.FR, LINES))[0][0]
    for part in (
        "une baisse de prix → tenir : « baissez de 8,5 % »",
        "Ce prix paie la qualité que vous recevez. (Remises, Remise du commercial)",
        "aucune contrepartie n'est offerte",
        "une commande de 1 000 pièces",
        "Aucune date.",
        "le modèle n'a pas répondu",
    ):
        assert part in text
    assert "supposé" not in text


def test_a_message_survives_being_stored() -> None:
    """A planned message comes back from JSON as it was."""
    for message in render_answer(kept(answer()), Language.FR, LINES, Beside(before="!", replies_to=5)):
        assert Message.from_payload(json.loads(json.dumps(message.to_payload()))) == message


def test_folded_blocks_fill_as_few_quotations_as_hold_them() -> None:
    """Each quotation stays within its room, every block stands in one, in order; none for no blocks."""
    blocks = [Block(f"<b>{place}</b>", 40) for place in range(5)]
    found = folded_in(blocks, most=100)
    assert [block.html.count("<b>") for block in found] == [2, 2, 1]
    assert [place for place in "01234" if place in "".join(block.html for block in found)] == list("01234")
    assert folded_in([]) == []


@given(st.text(st.sampled_from("ab :;.\n😀"), max_size=1500), LONG)
def test_a_reason_leaves_the_screen_to_the_draft(reason: str, drafted: str) -> None:
    """A reason takes at most what the draft leaves of a screen, three rows where it leaves none, and begins as it does."""
    told = brief(reason, drafted)
    room = max(3, 30 - rows(drafted)) * 32
    assert utf16.length(told) <= min(room, 700)
    assert reason.startswith(told[:-1].rstrip())
    if utf16.length(reason) <= min(room, 700):
        assert told == reason


def test_a_reason_is_cut_where_one_pauses() -> None:
    """Above a long draft a reason ends with its first half, whole; above a short one it stands whole."""
    reason = "Ce niveau, c'est un responsable qui décide, contre un contrat-cadre : il engage toute la maison et ses comptes."
    assert brief(reason, "mot " * 400) == "Ce niveau, c'est un responsable qui décide, contre un contrat-cadre."
    assert brief(reason, "Oui.") == reason
