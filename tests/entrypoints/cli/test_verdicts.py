"""The verdict as a person reads it: what bears on the case, and how its one reason is said."""

from pathlib import Path

import pytest

from tests.entrypoints.cli.terminal import TODAY, Said, Terminal


def ask(terminal: Terminal, *arguments: str) -> Said:
    """Ask on a fixed day."""
    return terminal("ask", "--today", TODAY, *arguments)


@pytest.mark.parametrize(
    ("known", "message"),
    [
        ("première commande", "Nous préférons régler à 30 jours fin de mois."),
        ("nouvelle cliente", "Nous payons toujours une fois la marchandise reçue."),
        ("their first order", "We settle invoices 45 days after they arrive."),
        ("new customer", "Can we pay once the goods have arrived?"),
    ],
)
def test_a_first_order_is_not_opened_on_credit(terminal: Terminal, known: str, message: str) -> None:
    """A later payment asked for on a first order is a deposit of nothing: closed, and the deposit is offered."""
    answer = ask(terminal, "--json", "--context", known, message).json
    assert [(a["move"], a["clause"]) for a in answer["asks"]] == [("hold", "deposit-floor")]
    assert "40" in answer["draft"]["text"]
    assert not answer["reasons"][0]["text"].startswith("0")


def test_what_is_left_after_a_deposit_may_still_be_paid_later(terminal: Terminal) -> None:
    """A delay for the balance of a first order is a delay, and an older client's delay is one too."""
    message = "40 % à la commande, et le solde à 45 jours ?"
    balance = ask(terminal, "--json", "--context", "première commande", message).json
    known = ask(terminal, "--json", "--context", "8 commandes", "Peut-on vous régler à 45 jours ?").json
    assert balance["asks"][0]["clause"] == known["asks"][0]["clause"] == "payment-45-days"


def test_a_client_file_says_that_it_is_a_first_order(terminal: Terminal, tmp_path: Path) -> None:
    """The fact counts wherever it was written."""
    card = tmp_path / "card.json"
    card.write_text('{"first_order": true}', "utf-8")
    answer = ask(terminal, "--json", "--client", str(card), "Invoice at 60 days, please.").json
    assert answer["move"] == "hold"


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("Est-ce que le port peut être offert ?",), "oui, à partir de 1\u202f500\u00a0€ ; rien en dessous"),
        (("Would you waive the shipping cost?",), "yes, from €1,500; nothing below"),
        (("--context", "quote of 900 euros", "Can the delivery be free?"), "is below the amount from which shipping"),
        (("Could you have them out in 14 days?",), "Down to 14 days, for a rush fee"),
        (("Je voudrais une remise de 4 %.",), "Jusqu'à 4"),
    ],
)
def test_a_limit_is_told_from_its_own_side(terminal: Terminal, arguments: tuple[str, ...], told: str) -> None:
    """What opens from an amount is no "up to"; what goes down is told as going down."""
    answer = ask(terminal, "--json", *arguments).json
    assert told in answer["reasons"][0]["text"]


@pytest.mark.parametrize("message", ["qsdf wxcv", "Hello there", "purple", "Coucou", "zzz 42"])
def test_what_nobody_can_make_out_is_asked(terminal: Terminal, message: str) -> None:
    """A message that tells nothing of what is wanted is answered by one question, and nothing is promised."""
    answer = ask(terminal, "--json", message).json
    draft = answer["draft"]["text"]
    assert answer["asks"][0]["why"] == "unclear"
    assert draft.rstrip().endswith("?")
    assert not any(month in draft for month in ("novembre", "November"))


@pytest.mark.parametrize("message", ["Parapluies Tempête", "RIB svp", "What colours are there?", "500 mugs"])
def test_a_short_message_that_says_something_is_no_riddle(terminal: Terminal, message: str) -> None:
    """Goods, a figure or one known word are enough to answer."""
    assert all(a["why"] != "unclear" for a in ask(terminal, "--json", message).json["asks"])


def test_a_short_answer_in_a_conversation_is_no_riddle(terminal: Terminal, tmp_path: Path) -> None:
    """What was said before gives a single word its meaning."""
    thread = tmp_path / "thread.jsonl"
    thread.write_text('{"role": "client", "text": "300 umbrellas, please."}\n{"role": "us", "text": "Which colour?"}\n')
    answer = ask(terminal, "--json", "--thread", str(thread), "purple").json
    assert all(a["why"] != "unclear" for a in answer["asks"])


@pytest.mark.parametrize(
    ("message", "known", "told"),
    [
        ("Could we have 5% off 200 Storm umbrellas?", "he would take 1,500 instead", "1,500 pieces"),
        ("4 % sur 150 parapluies Tempête, c'est possible ?", "elle en prendrait 1 200", "1\u202f200 pièces"),
    ],
)
def test_a_discount_rests_on_the_pieces_that_reach_it(terminal: Terminal, message: str, known: str, told: str) -> None:
    """Where a larger order would earn it, the draft names that order and never the smaller one."""
    answer = ask(terminal, "--json", "--context", known, message).json
    sentences = answer["draft"]["text"].replace("? ", ". ").split(". ")
    (granting,) = [s for s in sentences if ("5%" in s or "4\u00a0%" in s) and ("discount" in s or "remise" in s)]
    assert answer["move"] == "trade"
    assert told in granting
    assert "200 pieces" not in granting
    assert "150" not in granting


@pytest.mark.parametrize(
    ("known", "message", "day"),
    [
        ("We overlooked the order. Goods leave on 30 November.", "Our mugs never came, where are they?", "30 November"),
        ("Panne du four, expédition prévue le 1er décembre.", "Toujours rien reçu de nos mugs !", "1er décembre"),
        ("Mauvaise encre de notre part, livraison le 3 décembre.", "Les sacs sont verts, pas bleus.", "3 décembre"),
    ],
)
def test_a_day_that_the_user_tells_is_said(terminal: Terminal, known: str, message: str, day: str) -> None:
    """Where the user knows when the repair leaves or arrives, the reply says so and asks for no date."""
    answer = ask(terminal, "--json", "--context", known, message).json
    text = answer["draft"]["text"]
    assert answer["move"] == "yield"
    assert day in text
    assert "looking" not in text
    assert "je cherche" not in text


def test_a_past_order_date_is_no_payment_term(terminal: Terminal) -> None:
    """Days on which something was ordered, promised or delivered ask for no delay to pay."""
    message = "The 300 bags ordered on 3 November were promised for 17 November. Nothing came. Could you send them?"
    late = ask(terminal, "--json", message).json
    old = ask(terminal, "--json", "The mugs delivered six weeks ago are printed. Could you take them back?").json
    assert "payment_terms" not in {a["kind"] for a in (*late["asks"], *old["asks"])}


@pytest.mark.parametrize(
    ("message", "said"),
    [
        ("Nos achats se règlent à 45 jours fin de mois, est-ce possible ?", "45 jours fin de mois"),
        ("Could we settle the invoice at 45 days end of month?", "45 days end of month"),
    ],
)
def test_a_term_to_the_end_of_the_month_is_said_whole(terminal: Terminal, message: str, said: str) -> None:
    """So many days to the end of the month is another term than the days alone."""
    answer = ask(terminal, "--json", "--context", "six orders, all paid on time", message).json
    assert said in answer["draft"]["text"].replace("\u00a0", " ")


@pytest.mark.parametrize(
    ("message", "pieces"),
    [
        ("Last spring we had 400 mugs; now 288 mugs, about €1,526, please. Could you include the shipping?", 288),
        (
            "Le port est-il compris pour 500 carnets, soit 3 300 € ? Nous en recommanderons 900 carnets dans l'année.",
            500,
        ),
    ],
)
def test_the_value_of_todays_order_is_no_price_to_reach(terminal: Terminal, message: str, pieces: int) -> None:
    """An amount that is the order's own value asks for no discount; other quantities are not the order's."""
    answer = ask(terminal, "--json", message).json
    assert answer["move"] == "yield"
    assert {a["move"] for a in answer["asks"] if a["kind"] == "price_cut"} <= {"answer"}
    assert next(f["value"] for f in answer["facts"] if f["name"] == "quantity") == pieces


@pytest.mark.parametrize(
    ("known", "draft", "blocks"),
    [
        ("", "Bonjour, oui, nous vous faisons un geste pour réimprimer 300 carnets.", {"P1"}),
        ("", "Hello, as a gesture we will reprint the 200 bags.", {"P1"}),
        ("our fault, verified", "Hello, as a gesture we will reprint the 200 bags.", set()),
        ("", "Pour un geste sur la réimpression de 300 carnets, c'est ma direction qui décide.", set()),
    ],
)
def test_a_gesture_is_worth_what_it_makes(
    terminal: Terminal, known: str, draft: str, blocks: set[str], tmp_path: Path
) -> None:
    """Pieces made anew as a gesture cost more than a gesture may, unless the fault is ours."""
    file = tmp_path / "draft.txt"
    file.write_text(draft, "utf-8")
    told = terminal("check", "--json", "--today", TODAY, "--context", known, str(file)).json
    findings = told.get("check", told)["findings"]
    assert {f["rule"] for f in findings if f["rule"] == "P1"} == blocks
