"""Telegram's HTML mode, by what its own parser is documented to accept and refuse."""

from __future__ import annotations

import pytest

from . import ApiError, utf16
from .markup import parse_html, trim

REFUSED = {
    "🏟 🏟&lt;<abacaba": "Unclosed start tag at byte offset 13",
    "🏟 🏟&lt;<abac aba>": 'Unsupported start tag "abac" at byte offset 13',
    "5 < 6 and 7 > 6": 'Unsupported start tag "" at byte offset 2',
    "<br/>": 'Unsupported start tag "br/" at byte offset 0',
    "🏟 🏟&lt;<i   =aba>": 'Empty attribute name in the tag "i" at byte offset 13',
    "<b>never closed": 'Can\'t find end tag corresponding to start tag "b"',
    "🏟 🏟&lt;<i    aba  =  ": 'Unclosed start tag "i" at byte offset 13',
    "🏟 🏟&lt;<i    aba  =  190azAz-.,": "Unexpected end of name token at byte offset 27",
    '🏟 🏟&lt;<i    aba  =  "&lt;&gt;>': "Unclosed start tag at byte offset 13",
    "🏟 🏟&lt;</": "Unexpected end tag at byte offset 13",
    "<b>a</b></b>": "Unexpected end tag at byte offset 8",
    "🏟 🏟&lt;<i>a</i   ": "Unclosed end tag at byte offset 17",
    "<b><i>a</b></i>": 'Unmatched end tag at byte offset 7, expected "</i>", found "</b>"',
    "<span>a</span>": 'Tag "span" must have class "tg-spoiler" at byte offset 0',
    "<blockquote>a<blockquote>b</blockquote></blockquote>": "Blockquotes can't be nested at byte offset 13",
    "&#xDFDF;": "Text contains invalid Unicode characters after decoding HTML entities, "
    "check for unmatched surrogate code units",
}
STYLES = {
    "bold": ("b", "strong"),
    "italic": ("i", "em"),
    "underline": ("u", "ins"),
    "strikethrough": ("s", "strike", "del"),
    "spoiler": ("tg-spoiler",),
    "code": ("code",),
    "pre": ("pre",),
    "blockquote": ("blockquote",),
}


@pytest.mark.parametrize(("source", "reason"), REFUSED.items())
def test_bad_markup_is_refused_in_telegrams_words(source: str, reason: str) -> None:
    """Each kind of bad markup is refused with Telegram's wording and byte offset."""
    with pytest.raises(ApiError) as refusal:
        parse_html(source)
    assert refusal.value.description == f"Bad Request: can't parse entities: {reason}"


@pytest.mark.parametrize(("tag", "style"), [(t, s) for s, tags in STYLES.items() for t in tags])
def test_each_tag_becomes_its_entity(tag: str, style: str) -> None:
    """A tag becomes an entity whose place is counted in UTF-16 units of the plain text."""
    assert parse_html(f"🏟 <{tag}>🏟 &lt;é</{tag}>!") == (
        "🏟 🏟 <é!",
        [{"type": style, "offset": 3, "length": 5}],
    )


def test_attributes_carry_links_languages_spoilers_and_folds() -> None:
    """Links, code languages, spoiler spans, emoji and folded quotes keep what they name."""
    source = (
        "<a href=\"https://a.test/?x&amp;y\">a</a><a href='b.test'>b</a>"
        '<pre><code class="language-python">c</code></pre><span class="tg-spoiler">d</span>'
        '<tg-emoji emoji-id="12">👍</tg-emoji><blockquote expandable>e</blockquote>'
    )
    text, entities = parse_html(source)
    assert text == "abcd👍e"
    assert [{k: v for k, v in e.items() if k not in ("offset", "length")} for e in entities] == [
        {"type": "text_link", "url": "https://a.test/?x&y"},
        {"type": "text_link", "url": "http://b.test/"},
        {"type": "pre", "language": "python"},
        {"type": "spoiler"},
        {"type": "custom_emoji", "custom_emoji_id": "12"},
        {"type": "expandable_blockquote"},
    ]


def test_only_four_names_and_numbers_are_character_references() -> None:
    """The four named references and numeric ones are decoded; any other stays as it is."""
    text, _ = parse_html("&lt;&gt;&amp;&quot;&#233;&#xe9;&laquo;&#12345678;&nbsp; a & b")
    assert text == '<>&"éé&laquo;&#12345678;&nbsp; a & b'


def test_code_sheds_the_styles_inside_it() -> None:
    """Bold inside code is not shown, and bold round a block stops at its edges."""
    _, entities = parse_html("<b>a<code>b<i>c</i></code>d</b>")
    assert [(e["type"], e["offset"], e["length"]) for e in entities] == [
        ("bold", 0, 1),
        ("code", 1, 2),
        ("bold", 3, 1),
    ]


def test_white_space_round_a_message_is_trimmed_with_its_entities() -> None:
    """Outer white space goes, and entities move or shrink with it."""
    text, entities = trim(*parse_html("\n <b> a </b> \n"))
    assert (text, entities) == ("a", [{"type": "bold", "offset": 0, "length": 1}])
    assert trim("  ", []) == ("", [])


def test_text_is_counted_and_cut_in_utf16_units() -> None:
    """An emoji outside the basic plane counts as two."""
    assert utf16.length("a🏟é") == 4
    assert utf16.cut("a🏟é", 1, 2) == "🏟"
