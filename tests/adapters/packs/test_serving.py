"""Files are what people write; validated versions are what serves."""

from pathlib import Path

import pytest

from bot.adapters.packs import ServedKnowledge
from bot.domain.errors import BadPack
from tests.adapters.packs.writing import RULES, write

BAD = RULES.replace("measure: discount", "measure: discuont")


def test_good_edit_serves_at_once(tmp_path: Path):
    """A changed file is seen by its content, with no restart."""
    folder = write(tmp_path / "pack")
    served = ServedKnowledge(folder, tmp_path / "data")
    before = served.pack().version
    write(folder, RULES.replace("Care takes time", "Care takes its time"))
    assert served.pack().version != before
    assert any("Care takes its time" in p.text for p in served.passages())


def test_bad_edit_leaves_the_last_good_version(tmp_path: Path):
    """A bad edit keeps the former version serving, and its mistakes can be read."""
    folder = write(tmp_path / "pack")
    served = ServedKnowledge(folder, tmp_path / "data")
    before = served.pack()
    write(folder, BAD)
    assert served.pack() == before
    assert "did you mean `discount`" in served.mistakes()[0].message
    write(folder)
    assert served.mistakes() == ()


def test_bad_edit_is_survived_across_a_restart(tmp_path: Path):
    """The kept copy serves a new process, equal in every value."""
    folder = write(tmp_path / "pack")
    first = ServedKnowledge(folder, tmp_path / "data")
    good = (first.pack(), first.principles(), first.passages())
    write(folder, BAD)
    again = ServedKnowledge(folder, tmp_path / "data")
    assert (again.pack(), again.principles(), again.passages()) == good
    assert again.mistakes()


def test_first_load_with_mistakes_is_refused(tmp_path: Path):
    """With no good version ever, a bad pack raises, and serves once it is mended."""
    folder = write(tmp_path / "pack", BAD)
    served = ServedKnowledge(folder, tmp_path / "data")
    with pytest.raises(BadPack):
        served.pack()
    assert served.mistakes()
    write(folder)
    assert served.pack().company.id == "test-house"


def test_file_that_cannot_be_opened(tmp_path: Path, monkeypatch):
    """A file that cannot be opened counts as a bad edit: the last good version serves."""
    served = ServedKnowledge(write(tmp_path / "pack"), tmp_path / "data")
    before = served.pack()

    def refuse(*_args, **_kwargs):
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", refuse)
    assert served.pack() == before
    assert "cannot be read" in served.mistakes()[0].message
    monkeypatch.undo()
    assert served.mistakes() == ()


def test_copy_of_another_folder_never_serves(tmp_path: Path):
    """The copy made from one company's folder does not stand in for another's."""
    ServedKnowledge(write(tmp_path / "one"), tmp_path / "data").pack()
    with pytest.raises(BadPack):
        ServedKnowledge(write(tmp_path / "two", BAD), tmp_path / "data").pack()


@pytest.mark.parametrize("junk", [b"", b"\xff\xfe", b"{}", b"x\n{"])
def test_spoilt_copy_is_ignored(tmp_path: Path, junk):
    """A copy that cannot be read counts as none."""
    (tmp_path / "last-good-pack.json").write_bytes(junk)
    with pytest.raises(BadPack):
        ServedKnowledge(write(tmp_path / "pack", BAD), tmp_path).pack()
