"""Advice on the user's own question: the topic, its evidence by the facts, its sources, and what is not known."""

from collections import Counter
from dataclasses import replace
from decimal import Decimal
from functools import cache
from pathlib import Path

import pytest

from bot.adapters.kept import Kept
from bot.adapters.packs import Loaded, read_pack
from bot.adapters.texts.advice import load_advice
from bot.coach.advise import advise, closest
from bot.domain.advice import AdviceBook, AdviceTopic
from bot.domain.answer import Advice
from bot.domain.asks import Heat, Language, Register
from bot.domain.errors import BadPack
from bot.domain.facts import Fact, FactName, Facts, FactValue, Origin
from bot.domain.knowledge import Passage, PassageKind
from bot.domain.message import ClientMessage
from bot.domain.policy import Confidentiality
from bot.domain.situation import Situation, Speech
from bot.reading.sentences import sentences
from tests.tables import table

ROOT = Path(__file__).parents[3]
ATELIER = ROOT / "tests" / "packs" / "atelier"
QUESTIONS: list[tuple[str | None, str]] = [
    (topic, question) for topic, question in table(Path(__file__).parent / "questions.yaml")
]
RULED: list[tuple[str, str, list[str], str]] = [
    (language, question, clauses, words)
    for language, question, clauses, words in table(Path(__file__).parent / "ruled.yaml")
]


@cache
def _demo() -> Loaded:
    return read_pack(ROOT / "knowledge")


@cache
def _atelier() -> Loaded:
    return read_pack(ATELIER, ROOT / "knowledge" / "essays")


@cache
def _book() -> AdviceBook:
    return load_advice(ROOT / "prompts", {p.id for p in _demo().passages})


def _asked(question: str, *facts: Fact) -> Situation:
    message = ClientMessage(question, Language.FR, Register.VOUS, question)
    return Situation(message, Speech.ADVICE, (), (), (), Heat.CALM, Facts(facts))


def _fact(name: FactName, value: FactValue, quote: str = "", origin: Origin = Origin.CONTEXT) -> Fact:
    return Fact(name, value, origin, quote)


def _advice(
    question: str,
    *facts: Fact,
    language: Language = Language.FR,
    passages: tuple[Passage, ...] = (),
    loaded: Loaded | None = None,
) -> Advice:
    known = loaded or _demo()
    principles = {p.id: p for p in known.principles}
    return advise(_asked(question, *facts), known.pack, passages, principles, _book(), language)


def _whole(advice: Advice) -> str:
    evidence = [r.text for r in (*advice.evidence_for, *advice.evidence_against)]
    options = [x for o in advice.options for x in (o.text, o.price)]
    return " ".join([advice.text, *evidence, *options, advice.first_step])


@pytest.mark.parametrize(("topic", "question"), QUESTIONS, ids=[q for _, q in QUESTIONS])
def test_a_question_finds_its_topic(topic: str | None, question: str) -> None:
    """A question in words of its own finds the topic it is about, and a question about nothing of ours none."""
    found = closest(question, _book(), {})
    assert (found.id if found else None) == topic


def test_examples_find_their_own_topic() -> None:
    """The examples of a topic lead to that topic: of each the first, the last and some between."""
    some = [(t, e) for t in _book().asked for e in {*t.examples[::5], t.examples[-1]}]
    lost = [(t.id, e) for t, e in some if closest(e, _book(), {}) is not t]
    assert lost == []


def test_the_questions_cover_every_topic_in_other_words_than_the_examples() -> None:
    """Each topic is asked about at least twice, never in the words of an example."""
    asked = Counter(t for t, _ in QUESTIONS if t)
    assert all(asked[t.id] >= 2 for t in _book().asked)
    examples = {e for t in _book().asked for e in t.examples}
    assert not examples & {q for _, q in QUESTIONS}


@pytest.mark.parametrize(("language", "question", "clauses", "words"), RULED, ids=[q for _, q, _, _ in RULED])
def test_a_question_about_our_rules_is_answered_by_the_clauses(
    language: str, question: str, clauses: list[str], words: str
) -> None:
    """What a rule settles is told by the rule itself, its figure and who decides, and by no essay."""
    advice = _advice(question, language=Language(language))
    cited = {source.partition("#")[2] for source in advice.sources}
    assert set(clauses) <= cited
    assert all(source.startswith("policies/") for source in advice.sources)
    assert words in advice.text.replace("\u202f", " ").replace("\xa0", " ")
    assert advice.first_step


def test_what_was_done_is_advised_on_and_not_ruled() -> None:
    """Who confesses to a promise is not read the rule that it broke."""
    advice = _advice("I promised a refund I wasn't allowed to give", language=Language.EN)
    assert any(source.startswith("essays/") for source in advice.sources)


@pytest.mark.parametrize("language", [Language.FR, Language.EN])
def test_a_question_about_the_coach_is_answered_by_what_it_does(language: Language) -> None:
    """It is not sent to a manager, needs no source, and makes no promise on a client's behalf."""
    advice = _advice("Can you send the reply to my customer for me?", language=language)
    assert advice.text.startswith(("Non, je n'écris jamais", "No, I never write"))
    assert advice.first_step
    assert not advice.sources


def test_without_its_clauses_a_company_gives_no_figure() -> None:
    """A rule that this company does not have is not made up: the nearest is told as such, or nothing."""
    pack = replace(_demo().pack, clauses=())
    principles = {p.id: p for p in _demo().principles}
    question = _asked("Combien de remise je peux faire sans demander ?")
    advice = advise(question, pack, (), principles, _book(), Language.FR)
    assert not advice.sources
    assert "%" not in advice.text


def test_meaning_helps_where_words_do_not() -> None:
    """A likeness of meaning alone leads to a topic, except for a question that looks something up."""
    assert closest("Zorglub ?", _book(), {"price-rise": 0.9}) is not None
    assert closest("Combien de zorglubs ?", _book(), {"price-rise": 0.9}) is None


def test_a_few_words_and_a_little_meaning_lead_nowhere() -> None:
    """Where no cue stands, what words and meaning make together has to be plain: passages serve better than chance."""
    asked, topic = "Can we please everybody?", "rush-for-free"
    assert closest(asked, _book(), {topic: 0.2}) is None
    found = closest(asked, _book(), {topic: 0.45})
    assert found is not None
    assert found.id == topic


@pytest.mark.parametrize("language", [Language.FR, Language.EN])
@pytest.mark.parametrize("topic", _book().topics, ids=lambda t: t.id)
def test_every_topic_is_short_and_sourced(topic: AdviceTopic, language: Language) -> None:
    """Each topic gives three to five sentences, options with prices, a first step, and sources that exist."""
    advice = _advice(topic.examples[0], language=language)
    known = {p.id for p in _demo().passages}
    assert 3 <= len(sentences(advice.text)) <= 5
    assert 2 <= len(advice.options) <= 3
    assert all(o.price for o in advice.options)
    assert advice.first_step
    assert advice.evidence_for
    assert advice.sources
    assert set(advice.sources) <= known
    assert {r.source for r in (*advice.evidence_for, *advice.evidence_against)} <= set(advice.sources)
    assert "{" not in _whole(advice)


def test_every_variant_can_be_said_with_every_fact() -> None:
    """With all facts known at once nothing is left unfilled, and a side never holds more than three pieces."""
    values: dict[FactName, FactValue] = {
        FactName.ORDERS: Decimal(12), FactName.LATE_PAYMENTS: Decimal(3), FactName.YEARS: Decimal(4),
        FactName.SPEC_CHANGES: Decimal(3), FactName.EXCHANGES: Decimal(3), FactName.EXCEPTIONS: Decimal(3),
        FactName.ABUSE_BEFORE: Decimal(1), FactName.OTHERS_ASKED: Decimal(5), FactName.OUR_FAULT: True,
        FactName.CLIENT_FAULT: True, FactName.BOUNDARY_SET: True, FactName.SMALL_COST: True,
        FactName.VALUES_QUALITY: True, FactName.LEFT_FOR_PRICE: True, FactName.MAIL_FLOOD: True,
        FactName.IN_WARRANTY: True, FactName.FIRST_ORDER: True, FactName.GRANTED_DISCOUNT: Decimal(3),
    }  # fmt: skip
    facts = [_fact(name, value, f"mot {name.value}") for name, value in values.items()]
    for topic in _book().topics:
        for language in (Language.FR, Language.EN):
            advice = _advice(topic.examples[0], *facts, language=language)
            assert "{" not in _whole(advice)
            assert max(len(advice.evidence_for), len(advice.evidence_against)) <= 3


def test_facts_stand_on_both_sides_in_the_users_words() -> None:
    """Twelve orders speak for keeping a client, late payments against, each quoted."""
    advice = _advice(
        "Faut-il garder ce client ?",
        _fact(FactName.ORDERS, Decimal(12), "douze commandes chez nous"),
        _fact(FactName.LATE_PAYMENTS, Decimal(3), "trois factures réglées en retard"),
    )
    assert any("« douze commandes chez nous »" in r.text for r in advice.evidence_for)
    assert any("« trois factures réglées en retard »" in r.text for r in advice.evidence_against)
    assert "ferait pencher" in advice.text


def test_facts_change_the_answer() -> None:
    """Two signs of poor fit lean towards parting, one does not, and a client who values the work leans back."""
    flood = _fact(FactName.MAIL_FLOOD, value=True, quote="twenty mails then nothing")
    price = _fact(FactName.LEFT_FOR_PRICE, value=True, quote="left for one euro")
    values = _fact(FactName.VALUES_QUALITY, value=True, quote="she loves the finish")
    question = "Should we keep this client?"
    said = [
        _advice(question, *f, language=Language.EN).text for f in ((), (flood,), (flood, price), (flood, price, values))
    ]
    assert said[0] == said[1]
    assert len(set(said)) == 3
    assert "“twenty mails then nothing”" in said[2]
    assert "“left for one euro”" in said[2]


def test_a_fact_from_the_client_file_is_named() -> None:
    """A fact that nobody worded is told by its name and value."""
    advice = _advice(
        "Should we keep this client?", _fact(FactName.ORDERS, Decimal(12), origin=Origin.CARD), language=Language.EN
    )
    assert any("orders placed: 12" in r.text for r in advice.evidence_for)


def test_a_rule_is_the_companys_own() -> None:
    """Evidence from a policy quotes the clause that this company has."""
    advice = _advice("Peut-on baisser la qualité pour entrer dans son budget ?")
    cited = [s for s in advice.sources if s.startswith("policies/")]
    clauses = {c.passage_id: c for c in _demo().pack.clauses}
    assert cited
    assert any(clauses[cited[0]].title.fr in r.text for r in (*advice.evidence_for, *advice.evidence_against))


@pytest.mark.skipif(not ATELIER.is_dir(), reason="the second pack is not there")
def test_another_pack_brings_its_own_rules() -> None:
    """With another company's policies no clause of the demo company is cited, and the essays still are."""
    mine = {c.passage_id for c in _atelier().pack.clauses}
    demo_only = {c.passage_id for c in _demo().pack.clauses} - mine
    seen: set[str] = set()
    for topic in _book().topics:
        seen |= set(_advice(topic.examples[0], loaded=_atelier()).sources)
    assert not seen & demo_only
    assert seen & mine
    assert any(s.startswith("essays/") for s in seen)


def test_internal_clauses_are_never_cited() -> None:
    """No advice rests on a clause that is not public."""
    internal = {c.passage_id for c in _demo().pack.clauses if c.confidentiality is Confidentiality.INTERNAL}
    assert not internal & {s for t in _book().topics for s in _advice(t.examples[0]).sources}


def _passage(name: str, score: float, **more: object) -> Passage:
    return Passage(
        f"essays/fit#{name}", "Choisir", f"Section {name}", PassageKind.ESSAY, f"Voici {name}. Une suite.", Language.FR,
        score=score, **more,  # type: ignore[arg-type]
    )  # fmt: skip


def test_without_a_topic_the_best_passages_are_quoted() -> None:
    """An unknown question gets the first sentences of the nearest passages with their source, and no evidence."""
    near = tuple(_passage(n, s) for n, s in (("b", 0.58), ("a", 0.9), ("d", 0.5), ("c", 0.6)))
    advice = _advice("Quelle est la capitale de l'Australie ?", passages=near)
    assert advice.sources == ("essays/fit#a", "essays/fit#c")
    assert "« Voici a. » (Choisir, Section a)" in advice.text
    assert "Une suite" not in advice.text
    assert not (advice.evidence_for or advice.evidence_against or advice.options)


def test_nothing_near_is_said_to_be_nothing() -> None:
    """Where no passage is near enough, or may be read, the manager is named and nothing is made up."""
    poor = (_passage("a", 0.5), _passage("b", 0.9, confidentiality=Confidentiality.INTERNAL))
    for language, word in ((Language.FR, "responsable"), (Language.EN, "manager")):
        advice = _advice("What is the capital of Australia?", language=language, passages=poor)
        assert word in advice.text
        assert word in advice.first_step
        assert not (advice.sources or advice.evidence_for or advice.evidence_against or advice.options)


def test_two_questions_that_may_be_meant_are_offered() -> None:
    """A question near two topics, and near enough to neither, is asked back which of the two it is."""
    unsure = "Le carreleur d'à côté me boude, une idée ?"
    known, (one, other) = _demo(), _book().topics[:2]
    likely = {one.id: 0.49, other.id: 0.48}
    advice = advise(_asked(unsure), known.pack, (), {}, _book(), Language.FR, likely)
    assert f"« {one.asked.fr} »" in advice.text
    assert f"« {other.asked.fr} »" in advice.text
    assert closest(one.asked.fr, _book(), {}) is one
    assert not advice.sources


def test_the_same_question_gets_the_same_advice() -> None:
    """Asked twice, the same question is answered the same."""
    assert all(_advice(q) == _advice(q) for _, q in QUESTIONS[::7])


def test_without_the_essay_a_topic_falls_back() -> None:
    """A company whose essays lack the one a topic rests on gets no unsupported answer."""
    advice = advise(_asked("Faut-il garder ce client ?"), _demo().pack, (), {}, _book(), Language.FR)
    assert advice.sources == ()


def test_a_book_read_a_second_time_from_what_was_kept_answers_the_same(tmp_path: Path) -> None:
    """What an earlier start found out of the patterns changes no answer."""
    passages = {p.id for p in _demo().passages}
    books = [load_advice(ROOT / "prompts", passages, Kept(tmp_path)) for _ in range(2)]
    questions = [topic.examples[0] for topic in books[0].asked]
    fresh, kept = ([closest(q, book, {}) for q in questions] for book in books)
    assert [t and t.id for t in fresh] == [t and t.id for t in kept]
    assert any(fresh)


def test_a_topic_on_a_missing_section_is_refused(tmp_path: Path) -> None:
    """The loader names the topic and the section that does not exist, and the line of the topic."""
    text = (ROOT / "prompts" / "advice.v1.yaml").read_text("utf-8").replace("fit#open-door", "fit#shut-door", 1)
    (tmp_path / "advice.v1.yaml").write_text(text, "utf-8")
    with pytest.raises(BadPack, match="fit#shut-door") as refused:
        load_advice(tmp_path, {p.id for p in _demo().passages})
    assert refused.value.mistakes[0].line > 1


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("({fact})", "({fatc})", "fatc"),
        ("when: {signs: 2}", "when: {sings: 2}", "sings"),
        ("policy: price_cut", "policy: price_cutt", "price_cut"),
        ("- id: price-rise", "- id: keep-client", "used twice"),
    ],
)
def test_mistakes_in_the_file_are_told(tmp_path: Path, old: str, new: str, told: str) -> None:
    """A variable, fact, ask or id that cannot be is refused with its name."""
    text = (ROOT / "prompts" / "advice.v1.yaml").read_text("utf-8").replace(old, new, 1)
    (tmp_path / "advice.v1.yaml").write_text(text, "utf-8")
    with pytest.raises(BadPack, match=told):
        load_advice(tmp_path, {p.id for p in _demo().passages})
