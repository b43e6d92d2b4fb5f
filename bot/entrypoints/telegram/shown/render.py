"""An answer as messages: verdict, one reason, the draft to copy, the sources folded."""

from collections.abc import Iterable
from dataclasses import dataclass
from html import escape

from bot.domain.answer import Advice, Answer, Status
from bot.domain.asks import Language, Register
from bot.domain.case import KeptDraft
from bot.domain.draft import Tone
from bot.domain.knowledge import Passage
from bot.domain.message import Channel
from bot.domain.stance import Move
from bot.entrypoints.telegram.shown.blocks import Block, bullets, closed, marked, packed, sections, shown, titled
from bot.entrypoints.telegram.shown.lines import Lines
from bot.entrypoints.telegram.shown.message import Button, Message
from bot.entrypoints.telegram.shown.screen import brief, crowded
from bot.entrypoints.telegram.shown.utf16 import length, pieces, shortened

_LONGEST_COPY = 256
_SOURCES = 5
_QUOTE = 90
_ITEM = 300
_ITEMS = 6
_RENEWALS = (Tone.FIRMER, Tone.KINDER, Tone.SHORTER)


@dataclass(frozen=True, slots=True)
class Beside:
    """What is shown beside an answer.

    `before` is a line to begin with, `verdict` one in place of the move's own, `sent` one on what
    the client got (their markup read). `replies_to` is the message that is answered, `versions`
    the ids of all versions where there are several, `manager` whether a manager can be asked,
    `mine` whether the reader may change the draft.
    """

    before: str = ""
    replies_to: int | None = None
    versions: tuple[str, ...] = ()
    sent: str = ""
    verdict: str = ""
    manager: bool = False
    mine: bool = True


def render_answer(
    kept: KeptDraft, language: Language, lines: Lines, beside: Beside | None = None
) -> tuple[Message, ...]:
    """The messages that show an answer, in order; the buttons stand under the last one.

    A draft of any length stands in blocks that copy with one tap, one block wherever a message
    can hold it.
    """
    beside = beside or Beside()
    answer = kept.answer
    blocks = [
        *_head(answer, language, lines, beside),
        *_draft(answer, language, lines),
        *([marked(beside.sent)] if beside.sent else []),
        *_sources(answer, language, lines),
    ]
    buttons = _buttons(kept, language, lines, beside) if beside.mine else ()
    messages = packed(blocks)
    last = len(messages) - 1
    return tuple(
        Message(html, buttons if place == last else (), replies_to=beside.replies_to if place == 0 else None)
        for place, html in enumerate(messages)
    )


def render_why(answer: Answer, language: Language, lines: Lines) -> tuple[Message, ...]:
    """What stands behind a verdict: asks, reasons, what was weighed, what would change it."""

    def say(key: str, **variables: str) -> str:
        return lines.say(key, language, **variables)

    stance, situation = answer.stance, answer.situation
    asks = [
        say("why.ask", ask=say(f"ask.{r.ask.kind}"), move=say(f"move.{r.move}"), quote=shortened(r.ask.quote, _QUOTE))
        for r in stance.rulings
    ]
    reasons = [f"{reason.text} ({_named(reason.source, answer, language, lines)})" for reason in stance.reasons]
    claimed = [claim.quote for claim in situation.claims]
    weighed = [w for w in stance.weighed if not any(quote in w for quote in claimed)]
    further: tuple[tuple[str, Iterable[str]], ...] = (
        ("weighed", weighed),
        ("would_change", stance.would_change),
        ("assumptions", stance.assumptions),
        ("claims", (say("answer.quoted", text=quote) for quote in claimed)),
        ("look_over", (finding.message for finding in answer.check.findings)),
        ("notes", answer.notes),
    )
    blocks = [shown(say("why.title"), "b"), *bullets(say("why.asks"), asks), *bullets(say("why.reasons"), reasons)]
    below = sections((say(f"why.{key}"), [shortened(item, _ITEM) for item in items][:_ITEMS]) for key, items in further)
    return tuple(Message(html) for html in packed([*blocks, below] if below else blocks))


def _head(answer: Answer, language: Language, lines: Lines, beside: Beside) -> list[Block]:
    def say(key: str, **variables: str) -> str:
        return lines.say(key, language, **variables)

    blocks = [marked(beside.before)] if beside.before else []
    if answer.status is Status.ADVICE and answer.advice is not None:
        return [*blocks, shown(say("verdict.advice"), "b"), *_advice(answer.advice, language, lines)]
    own = shown(say(f"verdict.{_verdict(answer)}"), "b")
    blocks.append(marked(f"<b>{beside.verdict}</b>") if beside.verdict else own)
    if answer.stance.reasons:
        below = _below(answer)
        if not crowded(below):
            blocks.append(_reason(answer, language, lines, below))
    if answer.stance.question:
        blocks.append(shown(say("answer.question", question=shortened(answer.stance.question, 500))))
    if answer.situation.attempts:
        blocks.append(shown(say("answer.attempt", quote=shortened(answer.situation.attempts[0], 200))))
    if answer.status is Status.WITHHELD or answer.draft is None:
        blocks.append(shown(say("verdict.withheld"), "b"))
        if answer.withheld_because:
            blocks.append(shown(say("answer.withheld", reason=shortened(answer.withheld_because, 700))))
        blocks.append(shown(say("answer.ask_manager")))
    return blocks


def _below(answer: Answer) -> str:
    """What stands open below the reason."""
    draft = answer.draft
    found = (
        answer.stance.question,
        draft.subject if draft is not None else "",
        draft.text if draft is not None else "",
    )
    return "\n\n".join(words for words in found if words)


def _reason(answer: Answer, language: Language, lines: Lines, below: str = "") -> Block:
    """The one reason, as much of it as a screen has room for above what stands below."""
    reason = answer.stance.reasons[0]
    source = _named(reason.source, answer, language, lines, beside=reason.text)
    return _with_markup(lines, language, "answer.reason", text=brief(reason.text, below), source=source)


def _verdict(answer: Answer) -> str:
    """The line that names the move; an answer that only asks, or that sets a boundary, says so."""
    stance = answer.stance
    if stance.move is not Move.ANSWER:
        return stance.move.value
    if any(ruling.why == "abuse_first" for ruling in stance.rulings):
        return "boundary"
    return "ask" if stance.question else stance.move.value


def _advice(advice: Advice, language: Language, lines: Lines) -> list[Block]:
    def say(key: str, **variables: str) -> str:
        return lines.say(key, language, **variables)

    blocks = [shown(piece) for piece in pieces(advice.text)]
    options = (say("advice.option", text=o.text, price=o.price) if o.price else o.text for o in advice.options)
    blocks += bullets(say("advice.options"), options)
    if advice.first_step:
        blocks.append(shown(say("advice.first_step", text=shortened(advice.first_step, 700))))
    weighed = (("for", advice.evidence_for), ("against", advice.evidence_against))
    below = sections((say(f"advice.{key}"), [reason.text for reason in reasons]) for key, reasons in weighed)
    return [*blocks, below] if below else blocks


def _draft(answer: Answer, language: Language, lines: Lines) -> list[Block]:
    draft = answer.draft
    if draft is None:
        return []
    blocks = [shown(piece, "pre") for piece in pieces(draft.text)]
    if draft.subject:
        label = lines.say("answer.subject", language)
        subject = shortened(" ".join(draft.subject.split()), 500)
        blocks.insert(
            0,
            Block(
                f"{escape(label, quote=False)} <code>{escape(subject, quote=False)}</code>",
                length(f"{label} {subject}"),
            ),
        )
    return blocks


def _sources(answer: Answer, language: Language, lines: Lines) -> list[Block]:
    cited = {reason.source for reason in answer.stance.reasons}
    if answer.advice is not None:
        cited |= set(answer.advice.sources)
    found = sorted(answer.passages, key=lambda passage: passage.id not in cited)[:_SOURCES]
    items = [f"• {title(p)}\n{shortened(' '.join(p.text.split()), 400)}" for p in found]
    below = [titled(lines.say("answer.sources", language), items)] if items else []
    if answer.stance.reasons and answer.draft is not None and crowded(_below(answer)):
        below.insert(0, _reason(answer, language, lines))
    return [closed(below)] if below else []


def _buttons(kept: KeptDraft, language: Language, lines: Lines, beside: Beside) -> tuple[tuple[Button, ...], ...]:
    def press(action: str, label: str = "") -> Button:
        return Button(lines.say(f"button.{label or action}", language), data=f"{action}:{kept.id}")

    draft = kept.answer.draft
    manager = (press("ask"),) if beside.manager else ()
    if draft is None:
        row = () if kept.answer.status is Status.ADVICE else (press("why"),)
        return tuple(r for r in (row, manager) if r)
    copies = draft.text.strip() and length(draft.text) <= _LONGEST_COPY
    copy = (Button(lines.say("button.copy", language), copy=draft.text),) if copies else ()
    tones = tuple(press(tone.value) for tone in _RENEWALS if tone is not kept.tone)
    email = () if kept.channel is Channel.EMAIL else (press("email"),)
    ways = (*email, press("address", _ADDRESS[draft.register]), press("why"))
    replied = press("replied")
    told = (replied,) if beside.sent else (press("sent"), press("edited"), replied)
    return tuple(r for r in (copy, manager, tones, ways, _walk(kept, beside.versions, lines, language), told) if r)


_ADDRESS = {
    Register.VOUS: "use_tu",
    Register.TU: "use_vous",
    Register.FORMAL: "use_familiar",
    Register.FAMILIAR: "use_formal",
}
"""What the button offers: the other way to address the client."""


def _walk(kept: KeptDraft, versions: tuple[str, ...], lines: Lines, language: Language) -> tuple[Button, ...]:
    """One step back and one forth among the versions, each with its place."""
    if kept.id not in versions:
        return ()
    place = versions.index(kept.id)

    def step(key: str, to: int) -> tuple[Button, ...]:
        if not 0 <= to < len(versions):
            return ()
        count = f"{to + 1}/{len(versions)}"
        return (Button(lines.say(f"button.{key}", language, count=count), data=f"version:{versions[to]}"),)

    return (*step("earlier", place - 1), *step("later", place + 1))


def _named(source: str, answer: Answer, language: Language, lines: Lines, beside: str = "") -> str:
    """What a person is shown for the passage `source`; a section that the words `beside` name is not said twice."""
    for passage in answer.passages:
        if passage.id == source:
            return shortened(passage.source, 200) if passage.section and passage.section in beside else title(passage)
    for ruling in answer.stance.rulings:
        if ruling.clause is not None and ruling.clause.passage_id == source:
            return ruling.clause.title.of(language)
    return source or lines.say("answer.no_source", language)


def title(passage: Passage) -> str:
    """What a person is shown of where a passage stands."""
    return shortened(f"{passage.source}, {passage.section}" if passage.section else passage.source, 200)


def _with_markup(lines: Lines, language: Language, key: str, **variables: str) -> Block:
    """A line with markup of its own, its variables escaped."""
    html = lines.say(key, language, **{name: escape(value, quote=False) for name, value in variables.items()})
    return Block(html, length(lines.say(key, language, **variables)))
