"""What the salesperson's note tells reaches the client where it is ours to say, and only there."""

import pytest

from bot.coach.pipeline import Coach
from bot.domain.message import Side, Turn
from bot.domain.request import CoachRequest
from tests.coach.drafts import TODAY, answered, draft

MISREAD = pytest.mark.xfail(
    reason="a line without its mail is read otherwise since the mail of 0033 is learnt from", strict=True
)


@pytest.mark.parametrize(
    ("message", "note", "said"),
    [
        (
            "One carton out of six is missing, we open on Saturday.",
            "Box located at the depot, it leaves on Wednesday.",
            ("found the box", "25 november"),
        ),
        (
            "Il manque un colis à la livraison, que se passe-t-il ?",
            "On a retrouvé le colis, il part mercredi.",
            ("retrouve le colis", "25 novembre"),
        ),
        ("Still no parcel here. Where is it?", "DHL says delivered on 18 November", ("delivery on", "18 november")),
        (
            "Où en est ma livraison ? Toujours rien.",
            "livré le 18 novembre selon UPS",
            ("transporteur indique", "18 nov"),
        ),
        ("Avez-vous des nouvelles de nos mugs ?", "Stock de retour vendredi", ("stock revient", "27 novembre")),
        (
            "I am still waiting for the credit note.",
            "credit note e-mailed on 13 November",
            ("credit note on", "13 nov"),
        ),
        (
            "Our order was due last week. Has it left?",
            "order shipped on 19 November, arriving tomorrow",
            ("24 november",),
        ),
        ("Nos sacs ne sont pas là, on ouvre vendredi !", "départ mardi, livrés jeudi", ("24 novembre", "26 novembre")),
        (
            "Did you get our signed quote?",
            "signed quote received on Friday",
            ("yes, we received the quote", "20 november"),
        ),
        ("Refund me or I call my lawyer.", "refund sent on 18 November", ("sent you the refund", "18 november")),
        pytest.param(
            "It was meant to leave yesterday!",
            "left the workshop this morning",
            ("left today", "tracking"),
            marks=MISREAD,
        ),
        (
            "Le 4 décembre, c'est toujours bon ?",
            "en production, départ prévu le 30 novembre",
            ("30 novembre", "4 decembre"),
        ),
        (
            "Still waiting for the artwork.",
            "proof e-mailed on Wednesday, surely in their spam",
            ("the proof on", "18 nov"),
        ),
        (
            "On avait dit vendredi, notre inauguration est jeudi !",
            "expédié avec trois jours de retard, DPD annonce mercredi",
            ("annonce la livraison", "25 novembre"),
        ),
        ("Où est notre livraison ?", "partie en retard, le transporteur annonce jeudi matin", ("26 novembre",)),
        (
            "Could 60 plain Breeze umbrellas be here by Friday?",
            "none left in stock, restock on 2 December",
            ("2 december",),
        ),
        (
            "You promised us a credit for the broken mugs, still nothing.",
            "credit note issued on the 13th",
            ("credit note on", "13 november"),
        ),
        pytest.param(
            "Any news on our request for 45 days?",
            "manager travelling until Wednesday",
            ("26 november", "looked at"),
            marks=MISREAD,
        ),
        ("Les mugs sont arrivés cassés.", "Chronopost : dossier ouvert, réponse vendredi", ("27 novembre", "photo")),
        ("Go ahead with the 250 Storm umbrellas.", "artwork approved on the 17th", ("17 november", "7 december")),
        (
            "Votre colis n'est jamais arrivé.",
            "transporteur interrogé, enquête ouverte, retour jeudi",
            ("deja", "26 novembre"),
        ),
    ],
)
def test_what_is_known_is_said_instead_of_looked_into(
    coach: Coach, message: str, note: str, said: tuple[str, ...]
) -> None:
    """The reply tells what the note knows, with its day."""
    reply = draft(coach, message, note)
    assert all(words in reply for words in said), reply


@pytest.mark.parametrize(
    ("message", "note", "kept"),
    [
        ("Could you take 4% off our 300 Storm umbrellas?", "the boss wants to keep them whatever it takes", "keep"),
        (
            "Pouvez-vous faire 4 % sur 300 Tempête ?",
            "je pense qu'il bluffe, ils ont payé deux fois en retard",
            "retard",
        ),
        ("Half the mugs have lost their print.", "probably their dishwasher", "dishwasher"),
    ],
)
def test_what_is_internal_is_never_said(coach: Coach, message: str, note: str, kept: str) -> None:
    """A wish of ours, a late payment, a doubt stay out of the reply, and change no move."""
    plain, noted = answered(coach, message), answered(coach, message, note)
    assert noted.draft is not None and kept not in noted.draft.text.casefold()
    assert noted.stance.move is plain.stance.move
    assert any(note in w for w in noted.stance.weighed)


@pytest.mark.parametrize(
    ("message", "note", "day"),
    [
        ("Any news on the 4% we asked for?", "I promised him an answer for Thursday", "26 november"),
        ("Pourriez-vous nous accorder 7 % sur 2 600 sacs ?", "ma responsable est absente jusqu'à jeudi", "27 novembre"),
    ],
)
def test_a_day_promised_or_waited_for_sets_the_next_step(coach: Coach, message: str, note: str, day: str) -> None:
    """The reply is dated by what was promised, or by whoever decides being back."""
    assert day in draft(coach, message, note)


@pytest.mark.parametrize(
    ("message", "unsaid"),
    [
        ("Pourriez-vous reporter la livraison au 12 janvier ? Notre ouverture est décalée.", "retard vient de nous"),
        ("Can you push the delivery back to 15 January? The shop works are running late.", "delay is ours"),
        ("Please add 60 mugs to the order we placed last week.", "go-ahead"),
    ],
)
def test_words_about_an_order_placed_are_neither_complaint_nor_agreement(
    coach: Coach, message: str, unsaid: str
) -> None:
    """The client's own delay is not taken for ours, nor an agreement given before for one given now."""
    assert unsaid not in draft(coach, message, "production not started")


def test_a_product_named_before_is_still_spoken_of(coach: Coach) -> None:
    """What an earlier turn was about is what a question without a name is about."""
    thread = (Turn(Side.CLIENT, "How much are 400 Shower umbrellas?"), Turn(Side.US, "€11.90 each."))
    answer = coach.answer(CoachRequest("And for 1,000?", thread=thread, today=TODAY))
    assert answer.draft is not None and "Shower umbrellas" in answer.draft.text


def test_two_colours_are_no_blurred_print(coach: Coach) -> None:
    """A logo of two colours asks for a quote; it is no fault of a print."""
    assert "flou" not in draft(coach, "Bonjour, il me faudrait un devis pour 300 mugs, logo deux couleurs.")


@pytest.mark.parametrize(
    "note", ["expédié avec deux jours de retard, le transporteur annonce mercredi", "shipped late, UPS says Wednesday"]
)
def test_a_day_is_said_of_what_it_was_told_of(coach: Coach, note: str) -> None:
    """The day that a carrier announces is no day on which the goods left."""
    reply = draft(coach, "Where is our delivery? The fair is on Thursday.", note)
    assert "18 november" not in reply and "25 november" in reply


@pytest.mark.parametrize(
    "message",
    [
        "Our board has picked another supplier. Thank you for the samples, should we send them back?",
        "Nous partons finalement avec un autre fournisseur. Faut-il vous rendre les échantillons ?",
    ],
)
def test_samples_asked_about_in_a_goodbye_are_no_return(coach: Coach, message: str) -> None:
    """They are answered by a day; nothing of the terms of a return, of a quote or of a next order is said."""
    reply = draft(coach, message)
    assert any(w in reply for w in ("samples", "echantillons")) and not any(
        w in reply for w in ("30 ", "quote", "devis", "packaging", "order")
    )


def test_what_is_ours_is_put_right_and_not_looked_into(coach: Coach) -> None:
    """Where the note says the fault is ours, nothing is still to be found out."""
    message = "Third mail! The boxes were due on the 18th, nothing here. Refund us by Thursday or I post a review."
    assert "finding out" not in draft(coach, message, "late because of us, the workshop ran out of lids")


def test_what_the_note_contradicts_itself_on_is_asked_and_not_said(coach: Coach) -> None:
    """Found and not found cannot both be told: the user is asked, the client is told that it is looked into."""
    message, note = "One of our boxes is missing.", "Box located in Lyon. Colleague says box nowhere, cannot find it."
    answer = answered(coach, message, note)
    assert answer.stance.question is not None and "contradict" in answer.stance.question
    assert answer.draft is not None and "found" not in answer.draft.text


def test_news_told_of_an_earlier_message_is_not_forgotten(coach: Coach) -> None:
    """Whoever asks again hears what the note told beside the message before; whoever asks otherwise does not."""
    first = "Bonjour, où est notre palette ? Elle n'est jamais arrivée."
    before = coach.answer(CoachRequest(first, "la palette est retrouvée", today=TODAY))
    thread = (Turn(Side.CLIENT, first), Turn(Side.US, before.draft.text if before.draft else ""))
    for again, found in (
        ("Alors, des nouvelles de notre palette ?", True),
        ("Merci ! Livrez-vous en Belgique ?", False),
    ):
        said = coach.answer(CoachRequest(again, today=TODAY, thread=thread, news=before.situation.tidings)).draft
        assert said is not None
        assert ("retrouvé la palette" in said.text) is found
