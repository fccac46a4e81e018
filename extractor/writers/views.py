"""The tables of an output of JSON lines in DuckDB's SQL: what is written to ``.duckdb``, and what ``query`` sees."""

from __future__ import annotations

from extractor.writers.flat import DOCUMENTS, MENTIONS, RECORDS, Column

__all__ = ["TABLES", "select_from_jsonl", "sql_type", "table_sql"]

TABLES = {"documents": DOCUMENTS, "mentions": MENTIONS, "records": RECORDS}

_TYPES = {
    "text": "VARCHAR",
    "code": "VARCHAR",
    "codes": "VARCHAR[]",
    "integer": "INTEGER",
    "number": "DOUBLE",
    "date": "DATE",
}
_KEYS = {
    "documents": "PRIMARY KEY (document)",
    "mentions": "PRIMARY KEY (document, mention), FOREIGN KEY (document) REFERENCES documents (document)",
    "records": "PRIMARY KEY (document, record), FOREIGN KEY (document) REFERENCES documents (document)",
}
_LARGEST_LINE = 64 * 1024 * 1024
"""Bytes of a line at most. DuckDB sets that much memory aside for each of its threads."""


def sql_type(column: Column) -> str:
    """Return the column's type in DuckDB."""
    return _TYPES[column.kind]


def table_sql(name: str) -> str:
    """Return the statement that makes a table, with its keys."""
    columns = ", ".join(f'"{column.name}" {sql_type(column)}' for column in TABLES[name])
    return f"CREATE TABLE {name} ({columns}, {_KEYS[name]})"


def select_from_jsonl(name: str, path: str) -> str:
    """Return the query that gives a table's rows, out of a file of JSON lines, in its order."""
    if name == "documents":
        outer = {column.name: sql_type(column) for column in DOCUMENTS}
        return _select({column.name: f'"{column.name}"' for column in DOCUMENTS}, _lines(path, outer))
    if name == "mentions":
        # "value" is a number or, of an insurance, a code: it is read as JSON and taken apart.
        special = {
            "document": "document",
            "mention": "number - 1",
            "value": "TRY_CAST(item.value AS DOUBLE)",
            "code": "CASE WHEN item.type = 'insurance' THEN item.value->>'$' END",
        }
        return _unnested(MENTIONS, special, path, {"document": "VARCHAR"}, {"value": "JSON"})
    special = {"document": "document", "record": "number - 1", "published": "published"}
    return _unnested(RECORDS, special, path, {"document": "VARCHAR", "published": "DATE"}, {})


def _unnested(
    columns: tuple[Column, ...], special: dict[str, str], path: str, outer: dict[str, str], inner: dict[str, str]
) -> str:
    """Return the query of a list's items: ``special`` cells are computed, all others are fields of the item."""
    field = "mentions" if columns is MENTIONS else "records"
    fields = {each.name: sql_type(each) for each in columns if each.name not in special} | inner
    struct = ", ".join(f'"{name}" {kind}' for name, kind in fields.items())
    items = {name: name for name in outer} | {
        "item": f"unnest({field})",
        "number": f"generate_subscripts({field}, 1)",
    }
    rows = _select(items, _lines(path, outer | {field: f"STRUCT({struct})[]"}))
    return _select({each.name: special.get(each.name, f'item."{each.name}"') for each in columns}, f"({rows})")


def _select(cells: dict[str, str], source: str) -> str:
    listed = ", ".join(f'{cell} AS "{name}"' for name, cell in cells.items())
    return f"SELECT {listed} FROM {source}"  # noqa: S608 (the file's name is quoted, all else is ours)


def _lines(path: str, columns: dict[str, str]) -> str:
    quoted = path.replace("'", "''")
    typed = ", ".join(f"\"{name}\": '{kind}'" for name, kind in columns.items())
    options = f"format='newline_delimited', columns={{{typed}}}, maximum_object_size={_LARGEST_LINE}"
    return f"read_json('{quoted}', {options})"
