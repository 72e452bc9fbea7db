from __future__ import annotations

import json
import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from jsonschema import Draft202012Validator
from typer.main import get_command

from desktop import cli
from desktop.__main__ import main
from desktop.session import Session
from desktop.terminal import has_screen
from reconciler.decisions import target_of_fact
from reconciler.export import json_format
from reconciler.glossary import OwnGlossary, read_glossary
from reconciler.notebook.entries import VerdictValue

if TYPE_CHECKING:
    from typer.core import TyperCommand

NORTH = "The bridge was opened on 3 March 2014. The mayor spoke to 112 guests at the bridge. Bread was cheap."
SOUTH = "The bridge was opened on 9 April 2014. The mayor spoke to 117 guests at the bridge. Rain fell."
GUIDE = Path(__file__).parents[2] / "docs" / "commands.md"

Capture = pytest.CaptureFixture[str]


@pytest.fixture(autouse=True)
def no_screen(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("QT_QPA_PLATFORM", "offscreen")
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    monkeypatch.delenv("COLUMNS", raising=False)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder of two sides with a text each."""
    for side, content in (("North", NORTH), ("South", SOUTH)):
        (tmp_path / "texts" / side).mkdir(parents=True)
        (tmp_path / "texts" / side / f"{side.lower()}.txt").write_text(content, "utf-8")
    return tmp_path / "texts"


@pytest.fixture
def project(tmp_path: Path, folder: Path, capsys: Capture) -> str:
    """A project of the two texts, not yet reconciled."""
    path = str(tmp_path / "bridge.diptych")
    assert main(["new", path]) == 0
    assert main(["add", path, str(folder / "North" / "north.txt"), "--side", "North"]) == 0
    assert main(["add", path, str(folder / "South" / "south.txt"), "--side", "South"]) == 0
    capsys.readouterr()
    return path


def fails(arguments: list[str], capsys: Capture, *words: str, code: int = 1) -> None:
    """The command fails with one sentence on standard error that says `words`, and nothing on standard output."""
    capsys.readouterr()
    assert main(arguments) == code
    said = capsys.readouterr()
    assert said.out == ""
    assert len(said.err.splitlines()) == 1
    assert "Traceback" not in said.err
    for word in words:
        assert word in said.err


# --- the way through ---------------------------------------------------------------------------------------------------------


def test_a_project_from_new_to_check(project: str, tmp_path: Path, capsys: Capture) -> None:
    assert main(["reconcile", project]) == 0
    table = capsys.readouterr().out
    assert "Disputed (" in table
    assert "“3 March 2014”" in table
    assert main(["facts", project]) == 0
    assert capsys.readouterr().out == table
    for ending in ("html", "csv", "json"):
        out = tmp_path / f"out.{ending}"
        assert main(["export", project, str(out)]) == 0
        assert out.stat().st_size > 200
    assert main(["export", project, str(tmp_path / "out.txt"), "--format", "csv"]) == 0
    assert (tmp_path / "out.txt").read_bytes() == (tmp_path / "out.csv").read_bytes()
    capsys.readouterr()
    assert main(["check", project]) == 0
    assert "is sound: 2 texts" in capsys.readouterr().out


def test_add_records_what_it_is_told(project: str, tmp_path: Path, capsys: Capture) -> None:
    (tmp_path / "third.txt").write_text("A third account of the bridge.", "utf-8")
    told = {
        "title": "On the bridge", "publisher": "The Post", "author": "A. Writer", "url": "https://example.org/3",
        "published": "2014-03", "accessed": "2020-01-02", "language": "en",
    }  # fmt: skip
    options = [part for name, value in told.items() for part in (f"--{name}", value)]
    assert main(["add", project, str(tmp_path / "third.txt"), "--side", "Third", *options]) == 0
    out = capsys.readouterr().out
    assert "Added third.txt (Third, en, 30 characters)." in out
    assert "Third is a new side of this project." in out
    with Session.open(Path(project), read_only=True) as session:
        document = session.documents()[2]
    assert {name: getattr(document, name) for name in told} == told


def test_good_files_are_added_beside_bad_ones(project: str, tmp_path: Path, capsys: Capture) -> None:
    (tmp_path / "good.txt").write_text("Another account of the bridge.", "utf-8")
    (tmp_path / "empty.txt").write_text("", "utf-8")
    files = [str(tmp_path / name) for name in ("empty.txt", "missing.txt", "good.txt")]
    assert main(["add", project, *files, "--side", "North"]) == 1
    said = capsys.readouterr()
    assert "Added good.txt" in said.out
    assert len(said.err.splitlines()) == 2
    assert "empty.txt" in said.err
    assert "missing.txt" in said.err
    with Session.open(Path(project), read_only=True) as session:
        assert len(session.documents()) == 3


def test_json_on_standard_output_has_nothing_else_with_it(folder: Path, capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    (folder / "Nobody").mkdir()
    assert main(["reconcile", str(folder), "--json", "-"]) == 0
    first = capsysbinary.readouterr()
    assert b"Nobody" in first.err
    made = json.loads(first.out)
    Draft202012Validator(json_format.schema()).validate(made)
    assert [s["file"] for s in made["sources"]] == ["North/north.txt", "South/south.txt"]
    for claim in made["claims"]:
        content = (folder / claim["file"]).read_text("utf-8")
        assert content[claim["start"] : claim["end"]] == claim["quote"]
    assert main(["reconcile", str(folder), "--json", "-"]) == 0
    assert capsysbinary.readouterr().out == first.out


def test_json_of_a_project_goes_to_a_file(project: str, tmp_path: Path, capsys: Capture) -> None:
    out = tmp_path / "out.json"
    assert main(["reconcile", project, "--json", str(out)]) == 0
    assert capsys.readouterr().out == f"{out} is written.\n"
    made = json.loads(out.read_text("utf-8"))
    assert made["facts"]
    assert "verdicts" not in made
    assert main(["facts", project]) == 0


def test_a_second_run_says_that_nothing_has_changed_and_gives_the_same_bytes(
    project: str, capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert main(["reconcile", project, "--json", "-"]) == 0
    first = capsys.readouterr()
    assert main(["reconcile", project, "--json", "-"]) == 0
    again = capsys.readouterr()
    assert (again.out, again.err) == (first.out, "")
    assert main(["reconcile", project]) == 0
    table = capsys.readouterr().out
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)
    assert main(["reconcile", project]) == 0
    told = capsys.readouterr()
    assert told.out == table
    assert told.err == "Nothing has changed since the last run: this is what it found.\n"


def test_a_language_that_is_read_in_part_only_is_said_once(project: str, folder: Path, capsys: Capture) -> None:
    for n in (2014, 2015):
        (folder / "South" / f"{n}.txt").write_text(f"Die Brücke über den Fluss wurde im Jahr {n} eröffnet.", "utf-8")
    assert main(["add", project, *map(str, sorted((folder / "South").glob("20*.txt"))), "--side", "South"]) == 0
    said = capsys.readouterr()
    assert "Added 2014.txt (South, de" in said.out
    assert said.err.count("Texts in German") == len(said.err.splitlines()) == 1
    for arguments in (["reconcile", project, "--json", "-"], ["reconcile", project], ["reconcile", str(folder)]):
        assert main(arguments) == 0
        said = capsys.readouterr()
        assert said.err.count("Texts in German") == len(said.err.splitlines()) == 1
        assert "Texts in German" not in said.out


def test_a_glossary_goes_in_and_comes_out_as_it_was(project: str, tmp_path: Path, capsys: Capture) -> None:
    assert main(["glossary", project]) == 0
    start = capsys.readouterr().out
    assert read_glossary(start) == OwnGlossary()
    own = tmp_path / "own.toml"
    own.write_text('# mine\nshipped = []\n[[entry]]\nid = "quay"\nkind = "place"\nen = ["Quay"]\nru = ["Пристань"]\n', "utf-8")
    assert main(["glossary", project, "--set", str(own)]) == 0
    assert "a glossary of 1 entry, and uses none of those shipped" in capsys.readouterr().out
    assert main(["glossary", project]) == 0
    assert capsys.readouterr().out == own.read_text("utf-8")
    own.write_bytes(b"\xef\xbb\xbf" + start.encode())
    assert main(["glossary", project, "--set", str(own)]) == 0
    assert "0 entries, beside those shipped: general, eu-russia" in capsys.readouterr().out


def test_a_glossary_that_is_none_changes_nothing(project: str, tmp_path: Path, capsys: Capture) -> None:
    good, bad = tmp_path / "good.toml", tmp_path / "bad.toml"
    good.write_text('[[entry]]\nid = "quay"\nkind = "place"\nen = ["Quay"]\n', "utf-8")
    assert main(["glossary", project, "--set", str(good)]) == 0
    for content, word in (
        (b"[[entry", "is no TOML"),
        (b'[[entry]]\nid = "x"\nen = ["X"]', "has no kind"),
        ("é".encode("latin-1"), "UTF-8"),
    ):
        bad.write_bytes(content)
        fails(["glossary", project, "--set", str(bad)], capsys, word)
    fails(["glossary", project, "--set", str(tmp_path / "missing.toml")], capsys, "missing.toml")
    assert main(["glossary", project]) == 0
    assert capsys.readouterr().out == good.read_text("utf-8")


def test_decisions_show_in_the_table(project: str, capsys: Capture) -> None:
    with Session.open(Path(project)) as session:
        session.author = "Ada"
        target = target_of_fact(session.reconcile().facts[0])
        session.decide(target, VerdictValue.ACCEPTED, "seen")
        session.annotate(target, "ask the clerk")
    assert main(["facts", project]) == 0
    table = capsys.readouterr().out
    assert "verdict accepted: seen (Ada)" in table
    assert "note: ask the clerk (Ada)" in table


def test_the_table_is_100_columns_wide_in_a_pipe_and_has_no_colour(project: str, capsys: Capture) -> None:
    assert main(["reconcile", project]) == 0
    out = capsys.readouterr().out
    assert "\x1b" not in out
    assert max(len(line) for line in out.splitlines()) == 100
    assert not [line for line in out.splitlines() if line != line.rstrip()]


def test_a_narrow_terminal_gets_one_side_below_the_other(project: str, capsys: Capture, monkeypatch: pytest.MonkeyPatch) -> None:
    assert main(["reconcile", project]) == 0
    assert "│" in capsys.readouterr().out
    monkeypatch.setenv("COLUMNS", "80")
    assert main(["facts", project]) == 0
    out = capsys.readouterr().out
    assert "│" not in out
    assert max(len(line) for line in out.splitlines()) <= 80
    assert re.search(r"North +The bridge was opened", out)


# --- the demo ----------------------------------------------------------------------------------------------------------------


def test_the_demo_shows_the_table_and_writes_a_report(tmp_path: Path, capsys: Capture) -> None:
    assert main(["demo"]) == 0
    first = capsys.readouterr().out
    report = tmp_path / "data" / "diptych" / "sample.html"
    assert first.startswith("5 texts of 3 sides (EU, Russia, Third party): ")
    assert str(report) in first
    assert report.read_bytes().startswith(b"<!DOCTYPE html>")
    with Session.open(tmp_path / "data" / "diptych" / "sample.diptych") as session:
        analysis = session.analysis()
        assert analysis is not None
        session.author = "Ada"
        session.decide(target_of_fact(analysis.facts[0]), VerdictValue.ACCEPTED, "kept")
    assert main(["demo"]) == 0
    assert "verdict accepted: kept (Ada)" in capsys.readouterr().out


def test_the_demo_goes_where_it_is_told_and_leaves_other_projects_alone(project: str, tmp_path: Path, capsys: Capture) -> None:
    place, report = tmp_path / "try.diptych", tmp_path / "try-report.html"
    assert main(["demo", "--project", str(place), "--report", str(report), "--no-window"]) == 0
    assert place.is_file()
    assert report.is_file()
    assert not (tmp_path / "data").exists()
    fails(["demo", "--project", project], capsys, "holds other texts")


def test_the_demo_opens_the_window_where_there_is_one(tmp_path: Path) -> None:
    opened: list[tuple[Path | None, bool]] = []

    def window(path: Path | None, sample: bool) -> int:
        opened.append((path, sample))
        return 7

    place = tmp_path / "try.diptych"
    assert cli.run(["demo", "--project", str(place)], window) == 7
    assert opened == [(place, True)]
    assert cli.run(["demo", "--project", str(place), "--no-window"], window) == 0
    assert len(opened) == 1


def test_where_there_is_a_screen(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr("sys.platform", "linux")
    assert not has_screen()
    monkeypatch.setenv("DISPLAY", ":0")
    assert has_screen()
    monkeypatch.setenv("QT_QPA_PLATFORM", "offscreen:configfile=x")
    assert not has_screen()
    monkeypatch.delenv("QT_QPA_PLATFORM")
    monkeypatch.delenv("DISPLAY")
    monkeypatch.setattr("sys.platform", "darwin")
    assert has_screen()


# --- bad input ---------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("missing.txt", None),
        ("empty.txt", b""),
        ("blank.txt", b" \n\n"),
        ("binary.txt", bytes(range(256)) * 16),
        ("picture.png", b"\x89PNG\r\n\x1a\n" + bytes(64)),
        ("unknown.xyz", bytes(range(128, 256)) * 4),
        ("folder.txt", "folder"),
    ],
)
def test_a_file_that_is_no_text_is_one_sentence(
    project: str, tmp_path: Path, capsys: Capture, name: str, content: bytes | str | None
) -> None:
    if content == "folder":
        (tmp_path / name).mkdir()
    elif isinstance(content, bytes):
        (tmp_path / name).write_bytes(content)
    fails(["add", project, str(tmp_path / name), "--side", "North"], capsys, name)
    with Session.open(Path(project), read_only=True) as session:
        assert len(session.documents()) == 2


def test_an_unreadable_file_is_one_sentence(project: str, tmp_path: Path, capsys: Capture) -> None:
    loop = tmp_path / "loop.txt"
    loop.symlink_to(loop)
    fails(["add", project, str(loop), "--side", "North"], capsys, "loop.txt")


def test_a_blank_side_is_refused(project: str, folder: Path, capsys: Capture) -> None:
    fails(["add", project, str(folder / "North" / "north.txt"), "--side", " "], capsys, "side has no name")


def test_a_folder_without_texts_is_refused(tmp_path: Path, capsys: Capture) -> None:
    (tmp_path / "bare").mkdir()
    fails(["reconcile", str(tmp_path / "bare")], capsys, "bare")
    fails(["reconcile", str(tmp_path / "nowhere"), "--json", "-"], capsys, "nowhere", "is not there")


@pytest.mark.parametrize(
    ("line", "word"), [('weather = "fine"', "weather"), ('file = "gone.txt"', "gone.txt"), ("side = ", "sources.toml")]
)
def test_a_wrong_manifest_is_refused(folder: Path, capsys: Capture, line: str, word: str) -> None:
    lines = {"file": 'file = "North/north.txt"', "side": 'side = "North"'}
    lines[line.split(" ", maxsplit=1)[0]] = line
    (folder / "sources.toml").write_text("\n".join(["[[source]]", *lines.values()]), "utf-8")
    fails(["reconcile", str(folder)], capsys, word)


@pytest.mark.parametrize("command", ["add", "reconcile", "facts", "export", "check"])
def test_what_is_no_project_is_refused_by_every_command(command: str, folder: Path, tmp_path: Path, capsys: Capture) -> None:
    wrong = tmp_path / "wrong.diptych"
    wrong.write_text("no project\n" * 100, "utf-8")
    rest = {"add": [str(folder / "North" / "north.txt"), "--side", "North"], "export": [str(tmp_path / "out.csv")]}
    fails([command, str(wrong), *rest.get(command, [])], capsys, "wrong.diptych")
    assert wrong.read_text("utf-8") == "no project\n" * 100
    fails([command, str(tmp_path / "gone.diptych"), *rest.get(command, [])], capsys, "gone.diptych")
    assert not (tmp_path / "gone.diptych").exists()


@pytest.mark.parametrize("command", ["add", "reconcile", "facts", "export", "check"])
def test_a_project_of_a_newer_version_is_refused_and_stays(
    command: str, project: str, folder: Path, tmp_path: Path, capsys: Capture
) -> None:
    path = Path(project)
    content = bytearray(path.read_bytes())
    content[60:64] = (9999).to_bytes(4, "big")  # user_version, https://www.sqlite.org/fileformat.html
    path.write_bytes(content)
    rest = {"add": [str(folder / "North" / "north.txt"), "--side", "North"], "export": [str(tmp_path / "out.csv")]}
    fails([command, project, *rest.get(command, [])], capsys, "newer")
    assert path.read_bytes() == bytes(content)


def test_a_place_where_no_project_can_be_made_is_said(project: str, tmp_path: Path, capsys: Capture) -> None:
    fails(["new", project], capsys, "exists already")
    fails(["new", str(tmp_path / "no" / "p.diptych")], capsys, "folder")
    fails(["new", "/proc/p.diptych"], capsys, "/proc")


def test_an_empty_or_unreconciled_project_says_what_to_do(project: str, tmp_path: Path, capsys: Capture) -> None:
    assert main(["new", str(tmp_path / "empty.diptych")]) == 0
    fails(["reconcile", str(tmp_path / "empty.diptych")], capsys, "diptych add")
    fails(["facts", project], capsys, "diptych reconcile")
    fails(["export", project, str(tmp_path / "out.csv")], capsys, "diptych reconcile")
    assert not (tmp_path / "out.csv").exists()


def test_an_export_that_cannot_be_is_said(project: str, tmp_path: Path, capsys: Capture) -> None:
    assert main(["reconcile", project]) == 0
    fails(["export", project, str(tmp_path / "out.xyz")], capsys, "html", "csv", "json")
    fails(["export", project, str(tmp_path / "out.csv"), "--format", "parquet"], capsys, "parquet")
    fails(["export", project, str(tmp_path / "no" / "out.csv")], capsys, "cannot be written")
    fails(["reconcile", project, "--json", str(tmp_path / "no" / "out.json")], capsys, "cannot be written")


def test_check_names_a_fault(project: str, capsys: Capture) -> None:
    assert main(["reconcile", project]) == 0
    capsys.readouterr()
    path = Path(project)
    content = path.read_bytes()
    path.write_bytes(content.replace(b"Bread was cheap", b"Bread was cheep"))
    assert main(["check", project]) == 1
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err.strip()
    assert "Traceback" not in said.err


@pytest.mark.parametrize(
    "arguments",
    [
        ["nonsense"],
        ["new"],
        ["add"],
        ["add", "p.diptych"],
        ["reconcile"],
        ["export", "p.diptych"],
        ["facts", "p.diptych", "--nonsense"],
    ],
)
def test_wrong_use_is_exit_code_2(arguments: list[str], capsys: Capture) -> None:
    assert main(arguments) == 2
    said = capsys.readouterr()
    assert said.out == ""
    assert "Usage" in said.err


# --- help --------------------------------------------------------------------------------------------------------------------


def commands() -> dict[str, TyperCommand]:
    return dict(get_command(cli.app).commands)  # type: ignore[attr-defined]


def test_the_commands_are_those_of_the_interface() -> None:
    assert set(commands()) >= {"new", "add", "reconcile", "facts", "export", "check", "demo"}


@pytest.mark.parametrize("name", commands())
def test_every_command_and_option_stands_in_its_help_and_in_the_guide(name: str, capsys: Capture) -> None:
    guide = GUIDE.read_text("utf-8")
    section = guide.split(f"### `diptych {name}`\n")[1].split("\n### ")[0]
    assert main([name, "--help"]) == 0
    said = capsys.readouterr().out
    assert f"diptych {name} " in said.split("xample", maxsplit=1)[1]
    for parameter in commands()[name].params:
        if parameter.param_type_name != "option":
            continue
        assert parameter.help, parameter.name  # type: ignore[attr-defined]
        for option in parameter.opts:
            if option not in ("-h", "--help"):
                assert option in said
                assert f"`{option}" in section or f" {option} " in section, f"{option} is not in docs/commands.md"


def test_help_and_version(capsys: Capture) -> None:
    assert main(["--help"]) == 0
    said = capsys.readouterr().out
    assert all(f" {name} " in said for name in commands())
    assert "diptych new talks.diptych" in said
    assert main(["--version"]) == 0
    assert re.fullmatch(r"diptych \d+\.\d+\.\d+\n", capsys.readouterr().out)
    assert "--version" in GUIDE.read_text("utf-8")
    assert "--help" in GUIDE.read_text("utf-8")


# --- words and names ---------------------------------------------------------------------------------------------------------


def test_the_concordance_is_printed_or_written(project: str, tmp_path: Path, capsys: Capture) -> None:
    (tmp_path / "words.txt").write_text("They fought irregular migration. The South fought illegal migration.", "utf-8")
    assert main(["add", project, str(tmp_path / "words.txt"), "--side", "North"]) == 0
    fails(["concordance", project], capsys, "diptych reconcile")
    assert main(["reconcile", project, "--json", str(tmp_path / "all.json")]) == 0
    capsys.readouterr()
    assert main(["concordance", project]) == 0
    table = capsys.readouterr().out
    assert table.startswith("3 texts of North, South: 1 thing under several words or names.")
    assert "words.txt" not in table
    assert main(["concordance", project, "--places"]) == 0
    assert "words.txt, 12" in capsys.readouterr().out
    assert main(["concordance", project, "--json", "-"]) == 0
    made = json.loads(capsys.readouterr().out)
    assert [v["id"] for v in made["concordance"][0]["variants"]] == ["illegal", "irregular"]
    assert main(["concordance", project, "--csv", str(tmp_path / "words.csv")]) == 0
    assert (tmp_path / "words.csv").read_bytes().startswith(b"\xef\xbb\xbfmatter,")
    fails(["concordance", project, "--csv", str(tmp_path / "no" / "words.csv")], capsys, "cannot be written")
