"""Answers on a screen or in a file: table, JSON, CSV and workbooks, all from the same data."""

import io
import os
import shutil
import sys
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Literal, TextIO

from thorbecke.cli.layout import Block, layout
from thorbecke.cli.options import Format
from thorbecke.errors import OutputError
from thorbecke.studies import Answer, written

if TYPE_CHECKING:
    from rich.table import Table

__all__ = ["emit", "show_table", "write_atomically"]

_BINARY = {Format.xlsx, Format.ods}


def emit(answer: Answer, chosen: Format | None, output: Path | None) -> None:
    """Show the answer, or write it whole or not at all; raises OutputError when it cannot be written."""
    form = chosen or _by_name(output)
    if form in _BINARY and output is None:
        raise OutputError(f"A workbook goes to a file: add --output FILE.{form}.")
    if output is None:
        if form is Format.table:
            show_table(answer)
        else:
            sys.stdout.write(_TEXT[form](answer))
        return
    if form in _BINARY:
        content = written.to_xlsx([answer]) if form is Format.xlsx else written.to_ods([answer])
    else:
        content = _TEXT[form](answer).encode()
    write_atomically(output, content)


def _by_name(output: Path | None) -> Format:
    if output is None:
        return Format.table
    suffix = output.suffix.removeprefix(".").casefold()
    if suffix in {"txt", ""}:
        return Format.table
    if suffix in {form.value for form in Format}:
        return Format(suffix)
    raise OutputError(f"{output}: the name does not say which format; add --format ({', '.join(Format)}).")


def write_atomically(path: Path, content: bytes) -> None:
    """Write a file whole or not at all; raises OutputError when it cannot be written.

    What is there and is no file, such as /dev/stdout or a pipe, is written to and never replaced.
    """
    try:
        if path.exists() and not path.is_file():
            path.write_bytes(content)
            return
        with tempfile.NamedTemporaryFile(dir=path.parent, prefix=".writing-", delete=False) as scratch:
            scratch.write(content)
        try:
            Path(scratch.name).chmod(0o666 & ~_umask())
            Path(scratch.name).replace(path)
        except OSError:
            Path(scratch.name).unlink()
            raise
    except OSError as error:
        raise OutputError(f"{path} cannot be written: {error.strerror or error}.") from error


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask


# -- text -----------------------------------------------------------------------------------------------------------


def _plain(answer: Answer) -> str:
    text = io.StringIO()
    _print(answer, text, None)
    return text.getvalue()


_TEXT: dict[Format, Callable[[Answer], str]] = {
    Format.json: written.to_json_text,
    Format.csv: written.to_csv,
    Format.table: _plain,
}


def show_table(answer: Answer) -> None:
    """The answer on the screen, as wide as the screen is; in a pipe, as wide as it needs."""
    _print(answer, sys.stdout, shutil.get_terminal_size().columns if sys.stdout.isatty() else None)


def _print(answer: Answer, file: TextIO, width: int | None) -> None:
    from rich.console import Console
    from rich.markup import escape

    laid_out = layout(answer, width)
    across = max(width or 0, *(block.width for block in laid_out.blocks))
    console = Console(file=file, highlight=False, width=across, no_color=width is None)
    console.print(f"[bold]{escape(answer.title)}[/bold]", soft_wrap=True)
    for place, block in enumerate(laid_out.blocks):
        if place:
            console.print()
        console.print(_table(answer, block))
    for note in [*answer.notes, *_not_shown(answer, laid_out.left_out)]:
        console.print(f"[italic]{escape(note)}[/italic]", soft_wrap=width is None)
    for source in answer.sources:
        console.print(f"[dim]Source: {escape(source)}[/dim]", soft_wrap=width is None)


def _not_shown(answer: Answer, headings: Sequence[str]) -> list[str]:
    lines = [f"{len(answer.quiet)} {answer.hidden} are not shown; JSON and CSV have them."] if answer.quiet else []
    columns = [f"No room for: {'; '.join(headings)}. A wider screen, JSON and CSV have them."] if headings else []
    return lines + columns


def _table(answer: Answer, block: Block) -> "Table":
    from rich.markup import escape
    from rich.table import Table

    table = Table(box=None, pad_edge=False, padding=(0, block.gap, 0, 0), header_style="dim")
    for column, width in zip(block.columns, block.widths, strict=True):
        side: Literal["left", "right"] = "left" if column.kind == "text" else "right"
        table.add_column(column.heading, justify=side, width=width, no_wrap=True, overflow="ellipsis")
    for place, row in enumerate(answer.rows):
        if place not in answer.quiet:
            cells = [escape(written.shown(row.get(column.key), column.kind)) for column in block.columns]
            table.add_row(*cells, style="bold" if place in answer.strong else None)
    return table
