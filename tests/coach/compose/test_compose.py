"""What a draft says in a given case."""

import re
from dataclasses import replace
from decimal import Decimal

import pytest

from bot.coach.compose import compose
from bot.domain.asks import AskKind, Language, Register
from bot.domain.draft import Style, Tone
from bot.domain.facts import Fact, FactName, Origin
from bot.domain.figures import Figure, Per, Unit
from bot.domain.message import Channel
from bot.domain.policy import Confidentiality, Measure, Words
from bot.domain.stance import Grant, Move, Stance
from tests.coach.compose.workshop import (
    BARE,
    CLAUSE,
    KNOWN,
    PACK,
    TODAY,
    ask,
    draft,
    phrases,
    ruling,
    situation,
    stance,
)

NBSP = "\u00a0"


def price_hold(**style: object) -> str:
    """A refused price of 9 € a piece."""
    asked = ask(AskKind.PRICE_CUT, "9 euros", Figure(Decimal(9), Unit.EUR, "9 euros", per=Per.PIECE))
    return draft((ruling(asked, Move.HOLD),), **style).text  # type: ignore[arg-type]


def test_a_hold_says_need_no_reason_way_and_day() -> None:
    """Yes, no, yes: the need with the client's figure and order, the no, its reason, a trade, a question, a day."""
    text = price_hold()
    assert f"9{NBSP}€" in text
    assert "250 carafes Lac" in text
    assert "soufflée à la main" in text
    assert "400 carafes" in text
    assert f"{NBSP}?" in text
    assert text.index("soufflée à la main") < text.index("400 carafes")


def test_different_words_of_the_client_get_different_wordings() -> None:
    """Twelve messages with the same ask do not all get the same draft."""
    texts = {price_hold(text=f"message numéro {i}") for i in range(12)}
    assert len(texts) > 4


def test_another_wording_can_be_asked_for() -> None:
    """Each variant of one case differs from the one before."""
    assert price_hold(variant=0) != price_hold(variant=1)


def test_a_yes_stands_beside_a_no() -> None:
    """Two asks get one text: one greeting, the yes first, each subject named, one closing."""
    rulings = (
        ruling(ask(AskKind.PRICE_CUT), Move.HOLD),
        ruling(
            ask(AskKind.FREE_EXTRA, "deux échantillons"),
            Move.YIELD,
            replace(CLAUSE, concession=Words("deux échantillons", "two samples")),
        ),
    )
    text = draft(rulings).text
    assert text.count("Bonjour") == 1
    refusal = re.search(r"nous (?:n'allons|n'accordons|ne)", text, re.IGNORECASE)
    assert refusal is not None
    assert text.index("échantillons") < refusal.start()


def test_an_escalation_commits_to_nothing() -> None:
    """It says who decides and by when, and gives no figure but the client's own."""
    text = draft((ruling(ask(AskKind.PRICE_CUT), Move.ESCALATE),)).text
    assert "direction" in text
    assert "mardi 24 novembre" in text
    assert f"4{NBSP}%" not in text


def test_an_insult_gets_a_boundary_beside_the_answer() -> None:
    """The limit on conduct is said calmly, and the ask is answered all the same."""
    abuse = replace(ruling(ask(AskKind.ABUSE), Move.ANSWER), why="abuse_first")
    text = draft((ruling(ask(AskKind.PRICE_CUT), Move.HOLD), abuse)).text
    assert "respect" in text
    assert f"12{NBSP}%" in text
    assert "Merci" not in text


def test_abuse_after_a_boundary_may_go_to_a_manager() -> None:
    """Where the policy sends it up, the boundary is recalled and the manager's answer dated; nobody is flattered."""
    repeated = replace(ruling(ask(AskKind.ABUSE), Move.ESCALATE), why="abuse_repeated")
    text = draft((repeated,)).text
    assert "respectueux" in text
    assert "direction" in text
    assert "mardi 24 novembre" in text


def test_an_ask_without_a_policy_is_checked_with_a_manager() -> None:
    """Nothing is invented where the pack is silent."""
    silent = replace(ruling(ask(AskKind.SPECIAL_FAVOUR), Move.ESCALATE, None), why="unknown_policy")
    text = draft((silent,), Language.EN, Register.FORMAL).text
    assert "manager" in text
    assert "Tuesday 24 November" in text


def test_what_was_given_before_is_not_offered_again() -> None:
    """Once something was granted in the case, no alternative puts a further percentage forward."""
    clause = replace(CLAUSE, alternatives=(Words("régler comptant, pour 2 % de remise", "pay cash, for 2% off"),))
    held = replace(ruling(ask(AskKind.PRICE_CUT), Move.HOLD, clause), fallback=None, fallback_grant=None)
    case = situation((held.ask,), Language.FR, Register.VOUS)
    before = replace(stance(held), granted_so_far=(Grant(Measure.DISCOUNT, Decimal(4), Unit.PERCENT),))
    style = Style(Channel.CHAT, Language.FR, Register.VOUS)
    assert "comptant" in compose(stance(held), case, PACK, style, phrases(), TODAY).text
    assert "comptant" not in compose(before, case, PACK, style, phrases(), TODAY).text


def test_a_claimed_promise_is_neither_denied_nor_confirmed() -> None:
    """It is verified with the person concerned, with an answer by a day."""
    claimed = replace(ruling(ask(AskKind.PRICE_CUT), Move.ESCALATE), why="promise_claimed")
    text = draft((claimed,)).text
    assert "personne concernée" in text
    assert "24 novembre" in text


def test_an_unverified_complaint_is_verified_by_a_day() -> None:
    """Nothing is admitted or denied: facts are asked for and a day is given."""
    complaint = replace(
        ruling(ask(AskKind.COMPLAINT, "trois carafes cassées"), Move.ANSWER), why="complaint_unverified"
    )
    text = draft((complaint,)).text
    assert "photo" in text
    assert "mardi 24 novembre" in text


def test_our_fault_is_owned_and_repaired() -> None:
    """The mistake is said to be ours, with what the clause grants."""
    clause = replace(CLAUSE, concession=Words("des carafes neuves sans frais", "new carafes at no cost"), limit=None)
    fault = replace(ruling(ask(AskKind.COMPLAINT, "carafes cassées"), Move.YIELD, clause), why="our_fault", grant=None)
    text = draft((fault,), Language.EN, Register.FORMAL).text
    assert "new carafes at no cost" in text
    assert "our" in text


def test_a_price_question_is_answered_from_the_price_list() -> None:
    """The unit price at the order's quantity is told."""
    question = ruling(ask(AskKind.PLAIN_QUESTION, "Quel est le prix ?"), Move.ANSWER, None)
    assert f"21,50{NBSP}€ pièce" in draft((question,)).text


def test_a_question_the_pack_cannot_answer_is_checked() -> None:
    """No answer is invented: we come back by a day."""
    question = ruling(ask(AskKind.PLAIN_QUESTION, "Vos fours sont-ils électriques ?"), Move.ANSWER, None)
    assert "vérifie" in draft((question,)).text


def test_an_internal_clause_lends_no_words() -> None:
    """Neither its reason, its text nor its alternatives reach the client."""
    inside = replace(
        CLAUSE, confidentiality=Confidentiality.INTERNAL, reason=Words("Secret de maison.", "House secret.")
    )
    held = replace(ruling(ask(AskKind.PRICE_CUT), Move.HOLD, inside), fallback=None, fallback_grant=None)
    text = draft((held,), channel=Channel.EMAIL).text
    assert "Secret" not in text
    assert "Source" not in text


def test_a_grant_below_the_clause_is_told_as_granted() -> None:
    """When part was given before, the words are the grant's figure, not the clause's."""
    less = replace(ruling(ask(AskKind.PRICE_CUT), Move.TRADE), grant=Grant(Measure.DISCOUNT, Decimal(3), Unit.PERCENT))
    text = draft((less,)).text
    assert f"une remise de 3{NBSP}%" in text
    assert f"une remise de 4{NBSP}%" not in text


def test_clause_words_follow_the_form_of_address() -> None:
    """A clause written with vous is said with tu, or left out when no rule says how."""
    told = replace(CLAUSE, reason=Words("Votre livraison mérite vos meilleurs verres.", "x."), alternatives=())
    text = draft((ruling(ask(AskKind.RUSH), Move.HOLD, told),), register=Register.TU).text
    assert "Ta livraison mérite tes meilleurs verres." in text
    stubborn = replace(CLAUSE, reason=Words("Ce que vous verrouillez reste sûr.", "x."), alternatives=())
    assert "verrouille" not in draft((ruling(ask(AskKind.RUSH), Move.HOLD, stubborn),), register=Register.TU).text


@pytest.mark.parametrize(
    ("name", "register", "sender", "greeting"),
    [
        ("Madame Perrin", Register.VOUS, "", "Bonjour Madame Perrin,"),
        ("Perrin SA", Register.VOUS, "", "Bonjour,"),
        ("Léa Perrin", Register.TU, "Léa Perrin", "Bonjour Léa,"),
        ("Léa Perrin", Register.TU, "", "Bonjour,"),
    ],
)
def test_the_salutation_names_whom_it_knows(name: str, register: Register, sender: str, greeting: str) -> None:
    """A title with the name for vous, a first name only for a person known to bear it."""
    facts = (*KNOWN, Fact(FactName.NAME, name, Origin.CARD))
    written = draft(
        (ruling(ask(AskKind.RUSH), Move.HOLD),), register=register, channel=Channel.EMAIL, facts=facts, sender=sender
    )
    assert written.text.startswith(greeting)


def test_an_email_has_its_parts() -> None:
    """A subject of the case, a closing formula and the signature."""
    written = draft((ruling(ask(AskKind.RUSH), Move.HOLD),), channel=Channel.EMAIL, signature="Nadia Roy")
    assert written.subject == f"Le délai{NBSP}: 250 carafes Lac"
    assert written.text.endswith("\nNadia Roy")


def test_another_language_is_answered_in_the_style_s() -> None:
    """A message in neither language gets the language that the style asks for."""
    one = ruling(ask(AskKind.RUSH), Move.HOLD)
    case = situation((one.ask,), Language.OTHER, Register.VOUS)
    style = Style(Channel.CHAT, Language.FR, Register.VOUS)
    assert compose(stance(one), case, PACK, style, phrases(), TODAY).language is Language.FR


def test_tones_change_the_length_not_the_no() -> None:
    """Shorter is shorter, longer is longer, kinder thanks, and each refuses in the same words."""
    one = (ruling(ask(AskKind.RUSH), Move.HOLD),)
    said = {tone: draft(one, tone=tone).text for tone in Tone}
    lengths = {tone: len(text.split()) for tone, text in said.items()}
    assert lengths[Tone.SHORTER] < lengths[Tone.FIRMER] < lengths[Tone.LONGER]
    assert "erci" in said[Tone.KINDER]
    refusal = next(s for s in said[Tone.PLAIN].split(". ") if "6 jours" in s and s.startswith("Nous ne"))
    assert all(refusal in text for text in said.values())


def test_a_planned_part_is_preferred() -> None:
    """A part named in the plan enters where there is room, though the tone would leave it out."""
    one = ruling(ask(AskKind.RUSH), Move.HOLD)
    case = situation((one.ask,), Language.EN, Register.FORMAL)
    style = Style(Channel.CHAT, Language.EN, Register.FORMAL, Tone.FIRMER)
    plain = compose(stance(one), case, PACK, style, phrases(), TODAY)
    planned = compose(stance(one), case, PACK, style, phrases(), TODAY, plan=frozenset({"warmth"}))
    assert plain.text != planned.text


def test_a_stance_without_rulings_is_refused() -> None:
    """There is nothing to say of nothing."""
    case = situation((), Language.FR, Register.VOUS)
    empty = Stance(Move.ANSWER, (), (), CLAUSE.authority)
    with pytest.raises(ValueError, match="without rulings"):
        compose(empty, case, PACK, Style(Channel.CHAT, Language.FR, Register.VOUS), phrases(), TODAY)


ADDRESSES = [(Language.FR, Register.VOUS), (Language.FR, Register.TU), (Language.EN, Register.FORMAL)]


@pytest.mark.parametrize(("language", "register"), ADDRESSES)
@pytest.mark.parametrize("tone", list(Tone))
def test_a_small_favour_gets_a_plain_yes(language: Language, register: Register, tone: Tone) -> None:
    """Whatever the tone and the wording, the yes to a goodwill request is said."""
    wanted = "la notice en PDF" if language is Language.FR else "the data sheet as a PDF"
    favour = replace(ruling(ask(AskKind.GOODWILL, wanted), Move.YIELD, BARE), grant=None, why="goodwill")
    for variant in range(3):
        text = draft((favour,), language, register, tone=tone, variant=variant).text.lower()
        assert ("oui" if language is Language.FR else "yes") in text


@pytest.mark.parametrize("tone", list(Tone))
@pytest.mark.parametrize("channel", list(Channel))
def test_what_is_owed_is_said_beside_what_goes_to_a_manager(tone: Tone, channel: Channel) -> None:
    """The remedy due is told as something we do, however short the reply."""
    clause = replace(CLAUSE, concession=Words("les carafes remplacées", "the carafes replaced"), limit=None)
    owed = replace(ruling(ask(AskKind.RETURN_OR_WARRANTY, "six carafes"), Move.YIELD, clause), why="owed", grant=None)
    raised = ruling(ask(AskKind.PRICE_CUT), Move.ESCALATE)
    text = draft((raised, owed), Language.EN, Register.FORMAL, channel, tone).text.lower()
    assert "yes" in text
    assert "we replace the carafes" in text
    assert "manager" in text


def test_two_questions_get_two_answers() -> None:
    """A client who asks for the price and the lead time is told both."""
    question = ruling(ask(AskKind.PLAIN_QUESTION, "Quel prix et quel délai ?"), Move.ANSWER, None)
    text = draft((question,)).text
    assert f"21,50{NBSP}€ pièce" in text
    assert "30 jours" in text


def test_only_a_question_is_thanked_as_one() -> None:
    """Words without a question mark are not praised as a question."""
    told = ruling(ask(AskKind.PLAIN_QUESTION, "Voici notre logo"), Move.ANSWER, None)
    for variant in range(4):
        assert "question" not in draft((told,), variant=variant).text.split("?")[0].split("vérifie")[0]


def test_a_first_insult_gets_no_threat() -> None:
    """The boundary tells how the exchange goes on, not how it would end."""
    abuse = replace(ruling(ask(AskKind.ABUSE), Move.ANSWER), why="abuse_first")
    for variant in range(3):
        text = draft((ruling(ask(AskKind.PRICE_CUT), Move.HOLD), abuse), tone=Tone.FIRMER, variant=variant).text
        assert "respect" in text
        assert "fin à" not in text


def test_the_lowest_price_is_the_one_aimed_at() -> None:
    """Where the client names our price beside theirs, the draft tells theirs back."""
    figures = (Figure(Decimal(24), Unit.EUR, "24 €"), Figure(Decimal(19), Unit.EUR, "19 €"))
    raised = ruling(ask(AskKind.PRICE_CUT, "24 € devisés, il nous faut 19 €", *figures), Move.ESCALATE)
    for variant in range(3):
        text = draft((raised,), variant=variant).text
        assert f"24{NBSP}€" not in text
        assert f"19{NBSP}€" in text


def test_what_the_client_said_is_not_asked_again() -> None:
    """A message that names a date is not asked for a deadline."""
    question = ruling(ask(AskKind.PLAIN_QUESTION, "Vos fours seront-ils prêts le 12 mars ?"), Move.ANSWER, None)
    for variant in range(3):
        text = draft((question,), text="Vos fours seront-ils prêts le 12 mars ?", variant=variant).text
        assert "échéance" not in text
        assert "contrainte" not in text


def test_a_point_to_check_beside_a_dated_step_has_no_second_date() -> None:
    """One day is named for the whole reply."""
    question = ruling(ask(AskKind.PLAIN_QUESTION, "Vos fours sont-ils électriques ?"), Move.ANSWER, None)
    text = draft((ruling(ask(AskKind.PRICE_CUT), Move.HOLD), question)).text
    assert "en même temps" in text
    assert text.count("24 novembre") == 1


def test_whoever_has_agreed_is_not_asked_again() -> None:
    """A counterpart already offered is confirmed without a lesson."""
    agreed = replace(ruling(ask(AskKind.PRICE_CUT), Move.TRADE), reached=True)
    text = draft((agreed,), Language.EN, Register.FORMAL, tone=Tone.LONGER).text
    assert "does that exchange suit you" not in text.lower()
    assert "balanced" not in text


def test_what_happened_is_looked_into_once() -> None:
    """A complaint and the remedy asked for it share one verification."""
    told = ruling(ask(AskKind.COMPLAINT, "trois carafes cassées"), Move.ANSWER)
    asked = ruling(ask(AskKind.RETURN_OR_WARRANTY, "à échanger"), Move.ANSWER)
    assert draft((told, asked)).text.count("24 novembre") == 1
