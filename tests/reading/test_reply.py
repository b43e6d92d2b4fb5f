"""A mail body cut into words, history and signature."""

from hypothesis import given, settings
from hypothesis import strategies as st

from bot.reading.reply import split_reply


def test_code_between_fences_is_no_signature() -> None:
    """A rule inside a fenced block ends nothing."""
    body = "See:\n```\nkeep\n--\nthis\n```\nBye."
    assert split_reply(body).words == body


def test_a_rule_inside_a_long_letter_is_kept() -> None:
    """Dashes followed by many lines are a separator, not a signature."""
    body = "One.\n--\n" + "\n".join(f"Line number {i} of the letter." for i in range(20))
    assert "Line number 19" in split_reply(body).words


def test_a_mail_of_quotations_only_is_read() -> None:
    """When every line is quoted, the quoted words are what there is to answer."""
    assert "meilleur prix" in split_reply("> Bonjour,\n> votre meilleur prix ?").words


@settings(max_examples=150, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            [
                "> hi",
                "On Mon, May 4, 2026 x <a@b.c> wrote:",
                "From: a@b.c",
                "Sent: Monday",
                "--",
                "words",
                "",
                "Best,",
                "FYI",
                "-----Original Message-----",
            ]
        ),
        max_size=12,
    )
)
def test_any_arrangement_of_lines_is_cut(lines: list[str]) -> None:
    """No arrangement of the lines of a mail breaks the cut, and no word is invented."""
    reply = split_reply("\n".join(lines))
    assert set(reply.words.split()) <= set("\n".join(lines).split())
