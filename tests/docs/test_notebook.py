"""The notebook runs from top to bottom in a kernel of this environment, and is kept without output."""

from tests.docs.examples import ROOT

NOTEBOOK = ROOT / "docs" / "notebook.ipynb"


def test_the_notebook_is_kept_without_output():
    import nbformat

    cells = nbformat.read(NOTEBOOK, as_version=4).cells
    assert [cell.source for cell in cells if cell.get("outputs") or cell.get("execution_count")] == []


def test_the_notebook_runs():
    import nbformat
    from nbclient import NotebookClient

    notebook = nbformat.read(NOTEBOOK, as_version=4)
    NotebookClient(notebook, timeout=120, kernel_name="python3", resources={"metadata": {"path": str(ROOT)}}).execute()
    (refusals,) = (output for output in notebook.cells[-1].outputs if output.output_type == "stream")
    assert refusals.text.count("\n") == 3
