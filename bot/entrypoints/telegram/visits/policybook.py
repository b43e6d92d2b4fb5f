"""The company's policies to read: a button for each document, the rules found by words."""

import hashlib
from collections.abc import Sequence
from dataclasses import replace
from html import escape

from bot.domain.asks import Language
from bot.domain.knowledge import Passage, PassageKind, translated
from bot.domain.policy import Clause, Confidentiality
from bot.entrypoints.telegram.shown.blocks import Block, closed, marked, packed
from bot.entrypoints.telegram.shown.message import Button, Message
from bot.entrypoints.telegram.shown.utf16 import length, shortened
from bot.entrypoints.telegram.visits import limitbook
from bot.entrypoints.telegram.visits.tools import Visit
from bot.ports import Outgoing
from bot.reading.folding import fold

ACTIONS = frozenset({"policies"})
"""The buttons answered here; each stands for a document, or for the list of them."""

_LONGEST = 900
_MOST = 8
_HALF = 20  # letters that half of a phone's width shows
_OPEN = 3
"""Rules shown before the others are folded."""


def obey(visit: Visit, argument: str) -> tuple[Outgoing, ...]:
    """`/policies WORDS`: the rules that hold all the words, else those nearest to them, and what documents say of it.

    Without words, the list of the rules' subjects.
    """
    if argument.startswith("+"):
        return limitbook.propose(visit, argument[1:].strip())
    words = fold(argument).split()
    if not words:
        return _documents(visit)
    language, clauses = visit.language, _clauses(visit)
    found = [c for c in clauses if set(words) <= set(fold(f"{c.title.of(language)} {c.text.of(language)}").split())]
    found = found or [c for c in clauses if all(w in fold(_whole(visit, c)) for w in words)]
    near = visit.tools.search(argument, internal=visit.person.seat.decides) if visit.tools.search else ()
    named = [translated(p.id, Language.FR).partition("#")[2] for p in near if p.kind is PassageKind.POLICY]
    found = found or [c for name in named for c in clauses if c.id == name]
    papers = [_paper(visit, p) for p in near if p.kind is PassageKind.DOCUMENT]
    if not found and not papers:
        return visit.line(visit.say("command_line.no_policy", text=" ".join(words)))
    return visit.post((Message(html) for html in packed([*_rules(visit, found[:_MOST]), *papers])), "line")


def pressed(visit: Visit, about: str, message_id: int) -> tuple[Outgoing, ...]:
    """A document, or the list of them, in place of what the message shows."""
    chosen = [c for c in _clauses(visit) if _short(c.source) == about]
    if not chosen:
        return _documents(visit, edits=message_id)
    title = escape(visit.tools.pack().title(chosen[0].source, visit.language), quote=False)
    blocks = [marked(f"📖 <b>{title}</b>"), *_rules(visit, chosen)]
    return visit.line(packed(blocks)[0], (visit.button("back", "policies:"),), edits=message_id)


def _documents(visit: Visit, *, edits: int | None = None) -> tuple[Outgoing, ...]:
    sources = dict.fromkeys(c.source for c in _clauses(visit))
    titles = [(visit.tools.pack().title(source, visit.language), source) for source in sources]
    rows: list[tuple[Button, ...]] = []
    for name, source in titles:
        button = Button(shortened(name, 40), data=f"policies:{_short(source)}")
        beside = rows[-1] if rows else ()
        if len(beside) == 1 and max(length(beside[0].label), length(name)) <= _HALF:
            rows[-1] = (*beside, button)
        else:
            rows.append((button,))
    under = limitbook.buttons(visit)
    html = visit.say("command_line.policies") + (f"\n\n{visit.say('limits.how')}" if under else "")
    return visit.line(html, *rows, *under, edits=edits)


def _clauses(visit: Visit) -> list[Clause]:
    """What is in force; internal rules for who decides only."""
    return [
        clause
        for clause in visit.tools.pack().in_force(visit.tools.clock.today())
        if clause.confidentiality is Confidentiality.PUBLIC or visit.person.seat.decides
    ]


def _rules(visit: Visit, clauses: Sequence[Clause]) -> list[Block]:
    """The rules, the first ones open and the others folded."""
    rules = [_rule(visit, clause) for clause in clauses]
    return rules if len(rules) <= _OPEN + 1 else [*rules[:_OPEN], closed(rules[_OPEN:])]


def _rule(visit: Visit, clause: Clause) -> Block:
    title, text = clause.title.of(visit.language), " ".join(clause.text.of(visit.language).split())
    text = shortened(text, _LONGEST)
    html = f"<b>{escape(title, quote=False)}</b>\n{escape(text, quote=False)}"
    return replace(marked(html), size=length(f"{title}\n{text}"))


def _paper(visit: Visit, passage: Passage) -> Block:
    """What a document that was brought in says, with its place."""
    place = ", ".join(dict.fromkeys(filter(None, (passage.source, passage.place(visit.language)))))
    text = shortened(" ".join(passage.text.split()), _LONGEST)
    html = f"📄 <b>{escape(place, quote=False)}</b>\n{escape(text, quote=False)}"
    return replace(marked(html), size=length(f"📄 {place}\n{text}"))


def _whole(visit: Visit, clause: Clause) -> str:
    return f"{visit.tools.pack().title(clause.source, visit.language)} {clause.title.of(visit.language)}"


def _short(source: str) -> str:
    """A name for a document that a button can carry."""
    return hashlib.blake2b(source.encode(), digest_size=6).hexdigest()
