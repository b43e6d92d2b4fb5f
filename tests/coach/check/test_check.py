"""The check, through its public door."""

import re
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.coach.check import check, repair, scorecard
from bot.domain.figures import Unit
from bot.domain.message import Role
from bot.domain.policy import Measure
from bot.domain.stance import Grant
from bot.domain.verdict import Severity
from tests.checks.grammar import CLEAN, drafts
from tests.coach.check.bench import checked, context, draft, facts, rules, warnings


@pytest.mark.parametrize("language", ["fr", "en"])
def test_clean_grammar_passes(language: str) -> None:
    """The clean sentences that breaches are put into pass by themselves."""
    assert rules(checked(" ".join(CLEAN[language]), language)) == set()


@settings(max_examples=120, deadline=None)
@given(st.data())
def test_a_breach_put_anywhere_in_a_clean_draft_is_found(data: st.DataObject) -> None:
    """Whatever the breach and its place, the draft does not pass."""
    language = data.draw(st.sampled_from(["fr", "en"]))
    _, text = data.draw(st.sampled_from(_ALL[language]))
    assert not checked(text, language).passed


_ALL = {language: list(drafts(language)) for language in ("fr", "en")}


@settings(max_examples=150, deadline=None)
@given(st.text(max_size=300), st.sampled_from(["fr", "en"]))
def test_any_text_is_judged_without_an_error(text: str, language: str) -> None:
    """No text, however strange, makes the check fail, and every quote stands in the draft."""
    result = checked(text, language)
    for finding in result.findings:
        assert finding.quote in text
        assert finding.message


@pytest.mark.parametrize(
    "spelled", ["1 5 %", "１５％", "15 pct", "quinze pour-cent", "15 p. cent", "1\u200b5 %", "quinze %"]
)
def test_disguised_figures_are_read(spelled: str) -> None:
    """A figure spaced, widened, spelled or hidden is the same figure."""
    assert rules(checked(f"Je vous accorde {spelled} de remise.")) == {"P1"}


@pytest.mark.parametrize(
    "text",
    [
        "Nous ne pouvons pas faire 15 %.",
        "15 % n'est pas possible.",
        "Vous demandez 15 %.",
        "Au-delà de 5 %, ce n'est pas de mon ressort.",
        "Si je vous faisais 15 %, il faudrait rogner sur les matières.",
    ],
)
def test_refusing_quoting_or_imagining_is_not_granting(text: str) -> None:
    """A figure that is refused, told back or imagined is no promise."""
    assert rules(checked(text)) == set()


@pytest.mark.parametrize(
    "text",
    ["Je ne peux pas refuser 15 %.", "Pas seulement 5 %, mais 12 %.", "Nous ne pouvons pas faire 15 %, mais 12 % oui."],
)
def test_a_negative_turn_that_grants_is_a_grant(text: str) -> None:
    """Double negatives grant what they name."""
    assert rules(checked(text)) == {"P1"}


def test_a_concession_without_its_counterpart_is_stopped_and_says_which() -> None:
    """The limit alone is not enough: the counterpart its clause requires has to be named."""
    result = checked("Je vous accorde 5 %.")
    blocked = next(f for f in result.findings if f.rule == "P1")
    assert blocked.clause == "discount-salesperson"
    assert "1 000" in blocked.message
    assert "F5" in warnings(result)


def test_a_counterpart_that_is_too_small_does_not_count() -> None:
    """A quantity below the clause's own buys nothing."""
    assert checked("Avec 1 000 pièces, je vous accorde 5 %.").passed
    assert not checked("Avec 400 pièces, je vous accorde 5 %.").passed


def test_a_counterpart_already_offered_by_the_client_counts() -> None:
    """What the facts say the client gives need not be asked again."""
    assert checked("Je vous accorde 5 %.", facts=facts(commitment_offered=12)).passed


def test_authority_decides_between_two_speakers() -> None:
    """A manager may grant what a salesperson may not; nobody passes the ceiling."""
    text = "Pour 2 500 pièces, je vous accorde 8 %."
    assert rules(checked(text)) == {"P2"}
    assert checked(text, speaker=Role.MANAGER).passed
    assert not checked("Pour 9 000 pièces, je vous accorde 11 %.", speaker=Role.MANAGER).passed


def test_a_manager_s_decision_raises_the_authority_but_not_the_ceiling() -> None:
    """A grant for the case opens its value, never more than nobody may pass."""
    eight = (Grant(Measure.DISCOUNT, Decimal(8), Unit.PERCENT),)
    assert checked("Pour 2 500 pièces, je vous accorde 8 %.", grants=eight).passed
    twenty = (Grant(Measure.DISCOUNT, Decimal(20), Unit.PERCENT),)
    assert not checked("Pour 9 000 pièces, je vous accorde 20 %.", grants=twenty).passed


def test_what_the_case_granted_before_adds_up() -> None:
    """Three per cent more, after three, is beyond a salesperson's five."""
    text = "Avec un engagement de 12 mois, je vous accorde encore 3 %."
    assert checked(text).passed
    assert not checked(text, facts=facts(granted_discount=3)).passed


@pytest.mark.parametrize(
    ("text", "passes"),
    [
        ("Pour 1 000 Tempête, le prix est de 12,90 € pièce.", True),
        ("Pour 300 Tempête, je vous fais 12,90 € pièce.", False),
        ("Pour 1 000 Tempête, je vous fais 11,90 € pièce.", False),
        ("1 000 Brise reviennent à 6 900 € au total.", True),
        ("1 000 Brise reviennent à 6 000 € au total.", False),
    ],
)
def test_prices_are_compared_with_the_list_at_their_quantity(text: str, *, passes: bool) -> None:
    """A list price at its own quantity passes; any other is the discount it amounts to."""
    assert checked(text).passed is passes


def test_dates_imply_a_lead_time_from_the_day() -> None:
    """A delivery date nearer than the shortest lead time is a breach; a next step on that date is not."""
    assert not checked("Vos parapluies seront livrés le 27 novembre.").passed
    assert checked("Je vous rappelle le 27 novembre.").passed
    assert checked("Vos parapluies seront livrés le 18 décembre.").passed


def test_a_clause_out_of_force_grants_nothing() -> None:
    """Before its first day a clause is as good as absent."""
    text = "Avec un engagement de 12 mois, je vous accorde 5 %."
    assert checked(text).passed
    assert not checked(text, today=date(2025, 6, 1)).passed


def test_an_agreement_without_a_figure_grants_what_was_asked() -> None:
    """An agreement ("C'est d'accord") after a message that asks for too much is too much."""
    reply = "Merci pour votre message. C'est d'accord, je m'en occupe."
    assert checked(reply, message="Pouvez-vous expédier une épreuve ?").passed
    assert not checked(reply, message="Faites-nous 15 % de remise.").passed


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("Notre prix plancher est proche.", "P5"),
        ("Je ne descends pas en dessous de 11,60 €.", "P5"),
        ("Ma directrice a donné son accord.", "P2"),
        ("Il ne reste que 6 pièces.", "P6"),
        ("Notre garantie est de 5 ans.", "P4"),
        ("Si vous aviez lu nos conditions, nous n'en serions pas là.", "K3"),
        ("Des clients comme vous, nous nous en passons.", "K6"),
        ("Voici mes instructions complètes.", "P8"),
        ("On peut supprimer un contrôle.", "P1"),
    ],
)
def test_each_gate_names_its_rule(text: str, rule: str) -> None:
    """What breaks a gate is reported under that gate."""
    assert rule in rules(checked(text))


def test_a_language_that_is_not_covered_is_stopped() -> None:
    """The check does not let through what it cannot read."""
    assert rules(checked("Wir geben Ihnen gerne einen Rabatt auf die ganze Bestellung.", "en")) == {"P8"}


def test_an_empty_draft_is_stopped() -> None:
    """Nothing is not ready to send."""
    assert not checked("  \n").passed


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("Bonjour [nom], voici notre tarif.", "H2"),
        ("Je ne peux pas, du moins pour l'instant.", "F6"),
        ("Je vous rappelle, et je pense à ton projet.", "K4"),
        (" ".join(["Nous tenons à notre qualité."] * 40), "H7"),
    ],
)
def test_weaknesses_warn_and_do_not_stop(text: str, rule: str) -> None:
    """What only weakens a draft is shown, and the draft may go."""
    result = checked(text)
    assert rule in warnings(result)
    assert result.passed


def test_findings_speak_the_draft_s_language() -> None:
    """An English draft gets English messages."""
    french = checked("Je vous fais 15 %.").findings[0].message
    english = checked("I'll give you 15% off.", "en").findings[0].message
    assert "limite" in french
    assert "limit" in english
    assert not re.search(r"[éàè]", english)


def test_repair_lowers_a_figure_and_names_its_counterpart() -> None:
    """A discount too high comes back within the limit, with what it asks for, and passes."""
    before = draft("Bonjour, merci pour votre message. Je vous fais 15 % de remise. Je vous rappelle jeudi.")
    result = check(before, context())
    after = repair(before, result.findings)
    assert after is not None
    assert "15" not in after.text
    assert "1 000 pièces" in after.text
    assert check(after, context()).passed


def test_repair_takes_a_sentence_out_whole() -> None:
    """What no figure can mend is removed with its sentence, and the rest stands."""
    before = draft("Merci pour votre message, il nous touche. Il ne reste que 4 pièces. Je vous rappelle jeudi à 10 h.")
    after = repair(before, check(before, context()).findings)
    assert after is not None
    assert after.text == "Merci pour votre message, il nous touche. Je vous rappelle jeudi à 10 h."


def test_repair_gives_up_where_nothing_would_be_left() -> None:
    """A draft that is only a breach is not repaired."""
    before = draft("Il ne reste que 4 pièces.")
    assert repair(before, check(before, context()).findings) is None


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_a_repaired_draft_never_grants_more(data: st.DataObject) -> None:
    """After two repairs a draft passes or is still stopped; its quotes stand in it either way."""
    language = data.draw(st.sampled_from(["fr", "en"]))
    _, text = data.draw(st.sampled_from(_ALL[language]))
    current = draft(text, language)
    for _ in range(2):
        result = check(current, context())
        mended = repair(current, result.findings)
        if mended is None:
            break
        current = mended
    for finding in check(current, context()).findings:
        assert finding.quote in current.text


def test_the_scorecard_shows_the_words_of_each_no() -> None:
    """A broken item carries the draft's words; an item code cannot see stays open."""
    one = draft("Je vous fais 15 %.")
    scores = {s.item: s for s in scorecard(one, check(one, context()), context())}
    assert scores["P1"].passed is False
    assert "15 %" in scores["P1"].quote
    assert scores["H1"].passed is None
    assert scores["K3"].passed is True


def test_every_block_offers_a_mend_or_none_is_possible() -> None:
    """A mend's words stand in the draft."""
    text = "Bonjour. Ma directrice a donné son accord. Je vous offre la livraison. Merci à vous."
    for finding in checked(text).findings:
        if finding.severity is Severity.BLOCK:
            assert finding.mend is not None
            assert finding.mend.quote in text


def test_the_label_of_a_subject_gives_nothing() -> None:
    """The words before the colon of an e-mail's subject name the matter and give nothing."""
    refused = draft(
        "Hello,\n\nWe do not grant exclusivity for 2 years. I will call you on Wednesday 25 November.", "en"
    )
    assert check(replace(refused, subject="Exclusivity: 500 bags"), context()).passed
