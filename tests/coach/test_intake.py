"""Intake: the client's own latest words."""

import textwrap

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.coach.intake import intake
from bot.coach.pipeline import Coach
from bot.domain.asks import Language, Register
from bot.domain.errors import BadInput
from bot.domain.message import Side, Turn
from tests.coach.drafts import answered

MAIL = """Bonjour,
Vous pouvez faire un geste ?
Cordialement,
Paule Riou
Directrice des achats
06 12 34 56 78

Le lun. 4 mai 2026 à 10:12, Ventes <ventes@maison.example> a écrit :
> Notre devis est de 3 000 €.
"""


def test_history_and_signature_are_set_apart() -> None:
    """The quoted offer and the contact lines are kept, but not among the client's words."""
    message = intake(MAIL)
    assert message.text == "Bonjour,\nVous pouvez faire un geste ?\nCordialement,"
    assert "3 000" in message.quoted
    assert "06 12" in message.removed
    assert (message.language, message.register) == (Language.FR, Register.VOUS)


@pytest.mark.parametrize(
    "history",
    [
        "On Mon, May 4, 2026 at 9:00 AM Sales <sales@house.example> wrote:\n> our offer",
        "-----Original Message-----\nFrom: Sales\nSent: Monday\n\nour offer",
        "From: Sales <sales@house.example>\nSent: Monday, May 4, 2026\nTo: Ann\nSubject: Offer\n\nour offer",
        "De : Ventes <v@maison.example>\nEnvoyé : lundi 4 mai 2026\nÀ : Ann\nObjet : Devis\n\nnotre devis",
        "Sent from my iPhone",
        "Envoyé de mon iPhone",
        "-- \nAnn Lee\nBuyer",
        "This message is confidential and intended only for its recipient.",
        "Ce message est confidentiel et destiné à la seule personne nommée.",
    ],
)
def test_what_a_mail_program_adds_is_not_the_clients(history: str) -> None:
    """Headers of history, device lines, signatures and disclaimers are cut in both languages."""
    assert intake(f"Can you do 40?\n\n{history}\n").text == "Can you do 40?"


@pytest.mark.parametrize("own", ["", "FYI\n\n", "Pour info\n"])
def test_a_forwarded_mail_is_its_writers(own: str) -> None:
    """With no words of one's own above it, the forwarded body is what is answered."""
    raw = f"{own}---------- Forwarded message ---------\nFrom: Bo <bo@c.example>\nDate: Mon\nSubject: Hi\nTo: us\n\nWould you take 30?\n"
    assert intake(raw).text == "Would you take 30?"


def test_words_below_the_quotation_are_read() -> None:
    """An answer written under what it quotes is the client's."""
    raw = "On Mon, May 4, 2026 at 9:00 AM Sales <s@h.example> wrote:\n> our offer\n\nToo high for us.\n"
    assert intake(raw).text == "Too high for us."


def test_few_words_take_the_threads_language() -> None:
    """A bare figure is in the language, and in the register, of what the client wrote before."""
    thread = (Turn(Side.CLIENT, "Salut, tu peux me faire un prix pour ta table ?"), Turn(Side.US, "Yes, of course."))
    message = intake("60 ?", thread=thread)
    assert (message.language, message.register) == (Language.FR, Register.TU)


@pytest.mark.parametrize("raw", ["", "  \n\t", "...", "🙂"])
def test_nothing_to_read_is_refused(raw: str) -> None:
    """A message without a letter or a figure raises BadInput."""
    with pytest.raises(BadInput):
        intake(raw)


@settings(max_examples=80, deadline=None)
@given(st.text(max_size=300))
def test_any_text_is_read_or_refused(raw: str) -> None:
    """No text breaks intake, and what it returns stands in the text it was given."""
    try:
        message = intake(raw)
    except BadInput:
        return
    assert message.text
    assert message.raw == raw


@pytest.mark.parametrize("width", [56, 64, 72])
@pytest.mark.parametrize(
    "text",
    [
        (
            "Thanks for the quote for 600 Stopover notebooks. €6.60 is more than we planned, and I have another offer at"
            " €5.90 for what looks like the same thing. Could you get down to €6.00? If so I can sign this week."
        ),
        (
            "Bonjour, 40 % d'acompte pour une première commande, ça fait lourd pour une association comme la nôtre, notre"
            " subvention n'arrive qu'en janvier. Est-ce qu'on pourrait vous verser 20 % maintenant et le reste à la"
            " livraison ? C'est pour les 200 sacs de la course."
        ),
    ],
)
def test_a_mail_broken_at_a_width_is_read_as_it_was_written(coach: Coach, text: str, width: int) -> None:
    """Its asks, moves and draft are those of the same words in one line."""
    one, broken = answered(coach, text), answered(coach, "\n".join(textwrap.wrap(text, width)))
    assert [(r.ask.kind, r.move, r.requested) for r in one.stance.rulings] == [
        (r.ask.kind, r.move, r.requested) for r in broken.stance.rulings
    ]
    assert one.draft == broken.draft
