"""YAML is read as people mean it, or refused with the line."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from thorbecke.errors import InputFileError
from thorbecke.parameters import read_yaml


def written(folder: Path, text: str) -> Path:
    path = folder / "case.yaml"
    path.write_text(text, encoding="utf-8")
    return path


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("0363", "0363"),
        ("no", "no"),
        ("off", "off"),
        ("y", "y"),
        ("12:30", "12:30"),
        ("2024-01-01", "2024-01-01"),
        ("1_000", "1_000"),
        ("1.000,50", "1.000,50"),
        ("0x1F", "0x1F"),
        (".inf", ".inf"),
        ("'8'", "8"),
        ("8a", "8a"),
        ("8", 8),
        ("-8", -8),
        ("0.5", 0.5),
        ("1.5e3", 1500.0),
        ("true", True),
        ("null", None),
        ("", None),
        ("~", None),
    ],
)
def test_a_plain_word_is_what_it_says(tmp_path, text, meant):
    found = read_yaml(written(tmp_path, f"word: {text}\n"))["word"]
    assert found == meant
    assert type(found) is type(meant)


@given(code=st.integers(0, 9999))
def test_a_code_of_four_digits_never_becomes_another_number(tmp_path_factory, code):
    folder = tmp_path_factory.mktemp("codes")
    found = read_yaml(written(folder, f"code: {code:04d}\n"))["code"]
    assert str(found).zfill(4) == f"{code:04d}"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("a: 1\nb: 2\na: 3\n", "case.yaml, line 3: 'a' stands here twice, first on line 1"),
        ("a:\n  b: 1\n  b: 2\n", "case.yaml, line 3: 'b' stands here twice"),
        ("a: [1, 2\nb: 3\n", "case.yaml, line 2: "),
        ("a: !!python/object:os.system x\n", "case.yaml, line 1: "),
        ("- a\n- b\n", "a list of keys and values was expected"),
        ("", "case.yaml is empty"),
        ("a: 1\n---\nb: 2\n", "case.yaml, line 2: "),
    ],
)
def test_what_is_not_plain_single_yaml_is_refused_with_its_line(tmp_path, text, told):
    with pytest.raises(InputFileError) as caught:
        read_yaml(written(tmp_path, text))
    assert told in str(caught.value)


def test_a_file_that_is_not_there_is_refused(tmp_path):
    with pytest.raises(InputFileError, match="cannot be read"):
        read_yaml(tmp_path / "none.yaml")


@pytest.mark.parametrize("opening", ["[", "{a: ", "- "])
@pytest.mark.parametrize("times", [1_000, 200_000])
def test_things_that_lie_deep_in_one_another_are_refused_and_do_not_end_the_process(tmp_path, opening, times):
    with pytest.raises(InputFileError, match=r"case\.yaml"):
        read_yaml(written(tmp_path, "a:\n" + opening * times))


def test_a_file_in_another_encoding_is_refused_in_plain_words(tmp_path):
    path = tmp_path / "case.yaml"
    path.write_bytes("title: één".encode("cp1252"))
    with pytest.raises(InputFileError, match=r"case\.yaml is not text in UTF-8 \(byte 7\)\. Save it as UTF-8\."):
        read_yaml(path)
