"""A model's answer, read whole and while it comes."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.coach.write.replies import Unreadable, blank_in, read_reply, text_so_far


@pytest.mark.parametrize(
    "reply",
    ['{"subject": null, "text": "Bonjour."}', '```json\n{"text": "Bonjour."}\n```', 'Here: {"text": "Bonjour."} Done.'],
)
def test_the_draft_is_found_in_the_answer(reply: str) -> None:
    """Fenced or with words around it, the object is read."""
    assert read_reply(reply) == (None, "Bonjour.")


@pytest.mark.parametrize("reply", ["", "Bonjour.", "[]", '{"text": ""}', '{"text": ["a"]}', '{"text": "Bonj'])
def test_no_draft_is_no_draft(reply: str) -> None:
    """Anything else is refused with words for the model."""
    with pytest.raises(Unreadable, match="JSON"):
        read_reply(reply)


@given(st.text(max_size=80), st.booleans())
def test_what_is_heard_is_a_beginning_of_what_is_read(text: str, plain: bool) -> None:  # noqa: FBT001
    """At every moment the text so far is a beginning of the whole one; at the end it is the whole."""
    raw = json.dumps({"subject": None, "text": text}, ensure_ascii=plain)
    try:
        whole = read_reply(raw)[1]
    except Unreadable:
        return
    for end in range(len(raw)):
        assert whole.startswith(text_so_far(raw[:end]))
    assert text_so_far(raw) == whole


def test_only_whole_sentences_are_heard() -> None:
    """A sentence is heard once it has ended."""
    raw = '{"subject": null, "text": "Bonjour Odile. Je vous remer'
    assert text_so_far(raw) == "Bonjour Odile."


@pytest.mark.parametrize(
    "text", ["Best, [Your Name]", "Bonjour [Prénom du client],", "Dear <name>", "le {{date}}", "XXX €"]
)
def test_a_blank_is_seen(text: str) -> None:
    """What somebody would have to fill in first is no draft to send."""
    assert blank_in(text)


@pytest.mark.parametrize("text", ["a < b et c > d", "voir [1]", "Bonjour, 400 pièces à 12,90 €."])
def test_what_is_no_blank_is_left(text: str) -> None:
    """Ordinary signs are none."""
    assert blank_in(text) is None
