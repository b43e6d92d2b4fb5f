"""How a reply greets, dates its steps and names what was asked for."""

from dataclasses import replace
from datetime import date

import pytest

from bot.coach.compose.days import named_days
from bot.coach.compose.favour import thing
from bot.coach.compose.verbal import done
from bot.domain.asks import AskKind, Language, Register
from bot.domain.facts import Fact, FactName, Origin
from bot.domain.message import Channel
from bot.domain.stance import Move
from bot.reading.signed import signature
from tests.coach.compose.workshop import BARE, KNOWN, ask, draft, ruling


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Bonjour,\n\nUne question.\n\nBien cordialement,\nLucie Ferrand\nAchats", "Lucie Ferrand"),
        ("Hi,\n\nA question.\n\nMany thanks,\nRuth", "Ruth"),
        ("Bonjour,\n\nUne question ?\n\nPaul Vidal", "Paul Vidal"),
        ("Bonjour,\n\nUne question.\n\nCordialement,\nMme Caron", "Mme Caron"),
        ("Bonjour, une question. Merci", None),
        ("Hi,\n\nA question.\n\nThanks", None),
        ("Hi,\n\nWhere is it?\n\nUrgent", None),
        ("Bonjour,\n\nUne question.\n\nCordialement,\nService Achats", None),
        ("Bonjour,\nVoici la liste :\nParapluies", None),
        ("Could you check? Thx, Maud", "Maud"),
        ("Il faudrait le refaire. Bien à vous, Irène Colas", "Irène Colas"),
        ("We wait for news.\nNora (events, Blue Tower)", "Nora"),
        ("A word from us.\n\nHenrike\nPartnerships, Lake & Hill", "Henrike"),
        ("A word from us.\n\nBest,\nAnna van den Berg\nSupply Desk", "Anna van den Berg"),
        ("A word from us.\n\nG. Marlow\nLead Buyer", None),
        ("A word.\n\nThanks\nSupply Planning", None),
        ("Noted please. — Mrs. Okafor", "Mrs. Okafor"),
        ("Kind regards,\nMrs T. Okafor", "Mrs Okafor"),
        ("Where is it. Merci", None),
    ],
)
def test_a_signature_is_the_name_under_the_last_words(text: str, name: str | None) -> None:
    """A name counts on its own line, after a closing formula or an empty line; thanks are no name."""
    assert signature(text) == name


def test_a_client_is_greeted_as_they_signed() -> None:
    """A first name in English; in French the title that is signed or that the first name tells, else the whole name."""
    one = ruling(ask(AskKind.PRICE_CUT), Move.HOLD)
    english = "Hello,\n\nA better price?\n\nBest,\nRuth Meyer"
    assert draft((one,), Language.EN, Register.FORMAL, Channel.EMAIL, text=english).text.startswith("Dear Ruth,")
    french = "Bonjour,\n\nUn meilleur prix ?\n\nCordialement,\n{}"
    for signed, hello in (
        ("Paul Vidal", "Bonjour Monsieur Vidal,"),
        ("Marie-Claire Vidal", "Bonjour Madame Vidal,"),
        ("Camille Vidal", "Bonjour Camille Vidal,"),
        ("Mme Caron", "Bonjour Madame Caron,"),
        ("Paul", "Bonjour Paul,"),
    ):
        assert draft((one,), channel=Channel.EMAIL, text=french.format(signed)).text.startswith(hello)


def test_coming_days_are_read_by_their_names() -> None:
    """A day of the week is the next one of its name, tomorrow the next day, last week's is none."""
    friday = date(2026, 11, 20)
    assert named_days("Notre salon est mardi", friday) == (date(2026, 11, 24),)
    assert named_days("we need it tomorrow", friday) == (date(2026, 11, 21),)
    assert named_days("reçu vendredi dernier, since Monday", friday) == ()


def test_a_complaint_with_a_near_day_is_answered_before_it() -> None:
    """Somebody whose event is on Tuesday hears from us on Monday, not on the day itself."""
    one = ruling(ask(AskKind.COMPLAINT, "Le logo est faux"), Move.ANSWER, BARE)
    text = draft((one,), text="Le logo est faux, et la fête est mardi").text
    assert "lundi 23 novembre" in text
    assert "mardi 24 novembre" not in text


@pytest.mark.parametrize("late", ["Toujours pas de réponse à ma demande", "Le colis devait arriver, toujours rien"])
def test_nothing_is_photographed_where_nothing_came(late: str) -> None:
    """A complaint about a wait is looked into without asking for a photo or speaking of a repair."""
    one = ruling(ask(AskKind.COMPLAINT, late), Move.ANSWER, BARE)
    for variant in range(4):
        text = draft((one,), text=late, variant=variant).text
        assert "photo" not in text
        assert "répar" not in text


def test_a_small_yes_names_the_thing() -> None:
    """The thing to send is repeated in the client's words, unless they speak of persons or of gifts."""
    assert thing("Peux-tu m'envoyer le plan du stand ?", Language.FR) == "le plan du stand"
    assert thing("Could you send us your care leaflet, please?", Language.EN) == "our care leaflet"
    assert thing("Could you send me the file that I gave you?", Language.EN) is None
    assert thing("Please send us a free sample", Language.EN) is None
    assert thing("Merci pour tout", Language.FR) is None
    one = replace(ruling(ask(AskKind.GOODWILL, "Peux-tu m'envoyer le plan du stand ?"), Move.YIELD, BARE), grant=None)
    assert "plan du stand" in draft((replace(one, why="goodwill"),)).text


def test_a_remedy_is_a_sentence() -> None:
    """Pieces with what is done to them become what we do; other words stay as they are."""
    assert done("les carafes réparées ou remplacées, sans frais", Language.FR) == (
        "nous réparons ou remplaçons les carafes, sans frais"
    )
    assert done("the carafes repaired or replaced, free of charge", Language.EN) == (
        "we repair or replace the carafes, free of charge"
    )
    assert done("une remise de 4 %", Language.FR) == "une remise de 4 %"
    assert done("a 4% discount", Language.EN) == "a 4% discount"


def test_an_agreement_tells_what_comes_next() -> None:
    """After a yes the reply gives the lead time, and speaks of the proof only where the pack has one."""
    one = ruling(ask(AskKind.ACCEPTANCE, "C'est d'accord"), Move.ANSWER, None)
    text = draft((one,)).text
    assert "30 jours" in text
    assert "épreuve" not in text


def test_no_quote_is_promised_before_the_quantity_is_known() -> None:
    """A price refused to somebody who named no quantity asks for it."""
    facts = tuple(f for f in KNOWN if f.name is not FactName.QUANTITY)
    one = ruling(ask(AskKind.PRICE_CUT), Move.HOLD)
    for variant in range(3):
        assert "quantité" in draft((one,), facts=facts, variant=variant).text


def test_nobody_in_production_is_thanked_for_their_interest() -> None:
    """An order whose proof is approved is past the first enquiry."""
    facts = (*KNOWN, Fact(FactName.PROOF_APPROVED, True, Origin.CONTEXT))
    one = ruling(ask(AskKind.RUSH, "plus vite"), Move.HOLD)
    text = draft((one,), facts=facts, text="plus vite, c'est pour notre salon").text
    assert "penser à nous" not in text
    assert "appel à nous" not in text


def test_whoever_comes_back_is_not_given_a_closing_date() -> None:
    """A client who excuses a silence is welcomed; no file is announced as about to close."""
    one = ruling(ask(AskKind.SILENCE_AFTER_EFFORT, "désolée pour le silence"), Move.ANSWER, BARE)
    text = draft((one,), text="Désolée pour le silence, nous reprenons le projet").text
    assert "retour" in text or "silence" in text or "relire" in text
    assert "jusqu'à" not in text


def test_a_count_without_goods_is_no_project() -> None:
    """Nobody is thanked for "3 pieces" of nothing in particular."""
    facts = tuple(f for f in KNOWN if f.name is not FactName.PRODUCT)
    one = ruling(ask(AskKind.FREE_EXTRA), Move.HOLD)
    for variant in range(4):
        opening = draft((one,), Language.EN, Register.FORMAL, facts=facts, variant=variant).text.split(".")[0]
        assert "pieces" not in opening or "thank" not in opening.lower()
