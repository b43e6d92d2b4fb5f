"""Several messages sent in one go, read as one: a batch of forwards, an album, a text too long for one message."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from telegram import Message, Update

from bot.domain.message import Side, Turn
from bot.entrypoints.telegram.incoming import Document, Incoming, Said, Wordless
from bot.entrypoints.telegram.shown.utf16 import LONGEST, length, may_be_cut

_SECONDS = 2


def may_continue(update: Update) -> bool:
    """Whether more may be on its way that belongs to this update."""
    message = update.message
    if message is None:
        return False
    album = message.media_group_id is not None
    return album or message.forward_origin is not None or may_be_cut(message.text or "")


def together(updates: Sequence[Update]) -> int:
    """How many of the updates, from the first on, were sent in one go; 1 at least."""
    count = 1
    for one, other in pairwise(updates):
        if one.message is None or other.message is None or not _follows(one.message, other.message):
            break
        count += 1
    return count


def _follows(one: Message, other: Message) -> bool:
    if one.document is not None or other.document is not None:
        return False  # each file has its answer
    if one.media_group_id is not None:
        return one.media_group_id == other.media_group_id
    if abs((other.date - one.date).total_seconds()) > _SECONDS or other.reply_to_message is not None:
        return False
    if other.forward_origin is not None:  # a comment comes right before what it is forwarded with
        typed = one.text is not None and not one.text.startswith("/") and one.reply_to_message is None
        return one.forward_origin is not None or (typed and one.date == other.date)
    return one.forward_origin is None and other.text is not None and may_be_cut(one.text or "")


def joined(parts: Sequence[Incoming]) -> Incoming:
    """What the parts say as one: whoever wrote what, the client's latest words last."""
    first = parts[0]
    said = [part.what for part in parts if isinstance(part.what, Said)]
    if len(parts) == 1 or not said:
        file = next((part for part in parts if isinstance(part.what, Document)), first)
        return replace(first, what=file.what)
    unread = next((p.what.kind for p in parts if isinstance(p.what, Wordless)), "")
    unread = unread or next((part.unread for part in said if part.unread), "")
    if not any(part.forwarded for part in said):
        return replace(first, what=replace(said[0], text=_pasted([s.text for s in said]), unread=unread))
    notes: list[tuple[str, int | None]] = [(part.text, part.message_id) for part in said if not part.forwarded]
    notes += [(part.note, part.note_id) for part in said if part.note]
    note = "\n".join(text for text, _ in notes)
    turns = _turns([part for part in said if part.forwarded])
    theirs = [place for place, turn in enumerate(turns) if turn.side is Side.CLIENT]
    if not theirs:  # only words of our own: taken for what they are answered to
        turns = [Turn(Side.CLIENT, turn.text) for turn in turns]
        theirs = [len(turns) - 1]
    last = theirs[-1]
    ours_since = "\n".join(turn.text for turn in turns[last + 1 :])
    sender = next((part.sender for part in said if part.forwarded and not part.own and part.sender), "")
    whole = Said(
        turns[last].text,
        said[-1].message_id,
        forwarded=True,
        sender=sender,
        before=tuple(turns[:last]),
        note="\n".join(words for words in (note, ours_since) if words),
        note_id=notes[0][1] if len(notes) == 1 and not ours_since else None,
        unread=unread,
        seen=any(part.seen for part in said),
    )
    return replace(first, what=whole)


def _turns(parts: Sequence[Said]) -> list[Turn]:
    """Who said what, in order, a person's messages in a row taken as one."""
    turns: list[Turn] = []
    for part in parts:
        side = Side.US if part.own else Side.CLIENT
        if turns and turns[-1].side is side:
            turns[-1] = Turn(side, f"{turns[-1].text}\n{part.text}")
        else:
            turns.append(Turn(side, part.text))
    return turns


def _pasted(texts: Sequence[str]) -> str:
    """A text that the app cut into messages, whole again."""
    whole = texts[0]
    for one, other in pairwise(texts):
        inside = length(one) >= LONGEST and one[-1:].isalnum() and other[:1].isalnum()
        whole += other if inside else f"\n{other}"
    return whole
