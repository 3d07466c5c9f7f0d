"""Data: the name of a table and a selection -> its rows, or one exact number and the cells it comes from.

A table is ``data/<name>.csv`` (or TSV, XLSX, JSON, Parquet) with an entry in ``data/sources.yaml``, which
says how it is read where the file does not tell. Numbers are those of the file:
``Source.columns[column].scale`` turns them into the column's unit. Every selection is announced to audit
hooks, so that whoever watches a job knows which rows it has seen, not only which files.
"""

from langreel.data.cells import TAKES, cell
from langreel.data.differences import selection_difference
from langreel.data.selection import Table, column_names, selection_digest, table, table_file
from langreel.data.sources import Column, Source, source_digest, sources

__all__ = [
    "TAKES",
    "Column",
    "Source",
    "Table",
    "cell",
    "column_names",
    "selection_difference",
    "selection_digest",
    "source_digest",
    "sources",
    "table",
    "table_file",
]
