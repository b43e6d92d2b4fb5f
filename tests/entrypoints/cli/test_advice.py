"""Advice on the user's own question, as the terminal and JSON give it."""

import pytest

from tests.entrypoints.cli.terminal import TODAY, Said, Terminal


def ask(terminal: Terminal, *arguments: str) -> Said:
    """Ask on a fixed day."""
    return terminal("ask", "--today", TODAY, *arguments)


def told(terminal: Terminal, side: str, *arguments: str) -> str:
    """The evidence of one side, in one text."""
    answer = ask(terminal, "--json", *arguments).json
    assert answer["status"] == "advice"
    return " ".join(r["text"] for r in answer["advice"][f"evidence_{side}"])


def test_a_question_of_the_users_own_is_not_ruled_on(terminal: Terminal) -> None:
    """It has no ask, no move and no reason of a verdict; what stands behind it is cited."""
    answer = ask(terminal, "--json", "Should we go on working with this customer?").json
    assert answer["asks"] == answer["reasons"] == answer["would_change"] == []
    assert answer["move"] is answer["authority"] is answer["question"] is None
    assert set(answer["advice"]["sources"]) <= {p["id"] for p in answer["passages"]}


def test_sources_are_in_the_users_language(terminal: Terminal) -> None:
    """An essay that stands in English is cited in English to who reads English, beside a verdict as in advice."""
    for message in ("Should we go on working with this customer?", "Match their price or we walk away."):
        english = ask(terminal, message).out.partition("Sources:")[2]
        assert "essays/" in english
        assert all("@en: " in line for line in english.splitlines() if line)
    assert "@en" not in ask(terminal, "--language", "fr", "Match their price or we walk away.").out


def test_only_what_is_cited_is_listed(terminal: Terminal) -> None:
    """Every source listed under advice stands beside a piece of evidence, but for the answer's own."""
    advice, _, sources = ask(terminal, "Faut-il garder ce client ?").out.partition("Sources")
    listed = [line.strip().partition(":")[0] for line in sources.splitlines()[1:]]
    assert sum(f"[{i}]" not in " ".join(advice.split()) for i in listed) <= 1


def test_an_answer_by_the_rules_lists_each_of_them(terminal: Terminal) -> None:
    """How far a discount may go rests on every clause told, each listed, none of them an essay's."""
    said = ask(terminal, "How far can I go on price before I have to check with someone?").out
    listed = [line.strip().partition(": ")[0] for line in said.partition("Sources:")[2].splitlines() if line]
    assert len(listed) >= 4
    assert all(one.startswith("policies/discounts#") for one in listed)


@pytest.mark.parametrize(
    ("question", "evidence"),
    [
        ("This client rarely pays on time. What should I do?", "This client rarely pays on time."),
        ("Notre client paie toujours en retard, que dois-je lui dire ?", "« Notre client paie toujours en retard »"),
        ("How do I speak to a customer who never pays on time?", "told in your question"),
    ],
)
def test_the_question_tells_what_the_user_knows(terminal: Terminal, question: str, evidence: str) -> None:
    """A delay told in the question is evidence, and no rule for those who pay on time is held up."""
    said = told(terminal, "for", question)
    assert evidence in said
    assert "30 days" not in said
    assert "30 jours" not in said


def test_what_is_left_behind_is_no_departure(terminal: Terminal) -> None:
    """A review left, or money still owed, is not a client who left for a price; money owed for long is late payment."""
    question = "Should we keep this client?"
    review = told(terminal, "against", "--context", "they left us a one-star review, 40 euros at stake", question)
    assert "saving" not in review
    debt = told(terminal, "against", "--context", "she left and still owes 900 euros, two months overdue", question)
    assert "saving" not in debt
    assert "pay late" in debt
    price = told(terminal, "against", "--context", "they left us last year to save 50 euros", question)
    assert "They left once for a small saving" in price


def test_each_note_stands_for_itself(own: Terminal) -> None:
    """What is added in the terminal line by line is not read as one sentence."""
    script = "Should we keep this client?\n+ she left a bad review\n+ she owes us 2,000 euros, overdue since May\n"
    said = own("chat", "--today", TODAY, "--language", "en", stdin=script).out
    assert "“she owes us 2,000 euros, overdue since May”" in " ".join(said.split())
    assert "bad review" not in said
