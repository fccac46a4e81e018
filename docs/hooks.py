"""Parts of the site that are made from the code: ``<!-- generate:NAME -->`` in a page stands for one.

``commands``  every command with its help, as click prints it
``slots``     a record's slots and their descriptions, from the models of ``extractor.schema``
``api``       the paths of the server's API, from its OpenAPI description
``codes``     the values of the slots and of a mention's type, from the docstrings of the enums there
"""

from __future__ import annotations

import ast
import inspect
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import click

from extractor import schema
from extractor.cli import cli
from extractor.schema import Mention, Record
from extractor.serve.app import make_api
from extractor.serve.settings import Settings

_WIDTH = 84
"""Columns of a command's help: what a page has room for."""
_MARK = re.compile(r"<!-- generate:(\w+) -->")


def on_page_markdown(markdown: str, **_: object) -> str:
    """Put the generated parts into a page (called by MkDocs)."""
    return _MARK.sub(lambda match: PARTS[match[1]](), markdown)


def commands() -> str:
    """Describe every command and sub-command under a heading of its own."""
    root = click.Context(cli, info_name="extractor")
    return "\n\n".join(_commands(cli, root, 2))


def _commands(group: click.Group, context: click.Context, level: int) -> Iterator[str]:
    for name in group.list_commands(context):
        command = group.get_command(context, name)
        if command is None:
            continue
        inner = click.Context(command, info_name=name, parent=context, terminal_width=_WIDTH, max_content_width=_WIDTH)
        yield f"{'#' * level} {inner.command_path}\n\n```text\n{command.get_help(inner)}\n```"
        if isinstance(command, click.Group):
            yield from _commands(command, inner, level + 1)


def slots() -> str:
    """Describe the fields of a mention and of a record in two tables."""
    parts = []
    for title, model in (("A mention", Mention), ("A record", Record)):
        rows = [
            f"| `{name}` | {field.description or inspect.getdoc(field.annotation) or ''} |"
            for name, field in model.model_fields.items()
        ]
        parts.append(
            "\n".join([f"## {title}", "", f"{inspect.getdoc(model)}", "", "| name | what |", "|---|---|", *rows])
        )
    return "\n\n".join(parts)


def codes() -> str:
    """Describe every value of every enum in a table each."""
    tree = ast.parse(inspect.getsource(schema))
    parts = []
    known: dict[str, str] = {}
    for node in tree.body:
        if isinstance(node, ast.ClassDef) and any(
            isinstance(base, ast.Name) and base.id in {"StrEnum", "Declarable"} for base in node.bases
        ):
            described = list(_values(node))
            # A value that an enum repeats without a docstring means what it meant before.
            known |= {value: said for value, said in described if said}
            rows = [f"| `{value}` | {said or known[value]} |" for value, said in described]
            parts.append(
                "\n".join(
                    [
                        f"## {node.name}",
                        "",
                        ast.get_docstring(node) or "",
                        "",
                        "| value | meaning |",
                        "|---|---|",
                        *rows,
                    ]
                )
            )
    return "\n\n".join(parts)


def _values(node: ast.ClassDef) -> Iterator[tuple[str, str]]:
    """Pair each member's value with the docstring that follows it."""
    value = ""
    for statement in node.body:
        match statement:
            case ast.Assign(value=ast.Constant(value=str(written))):
                if value:
                    yield value, ""
                value = written
            case ast.Expr(value=ast.Constant(value=str(said))) if value:
                yield value, said.replace("``", "`").replace("\n", " ").replace("|", "\\|")
                value = ""
    if value:
        yield value, ""


def api() -> str:
    """Describe every path of the server: what it takes, what it gives, and its other answers."""
    described = make_api(Settings(gold=Path("gold"))).openapi()
    schemas = described["components"]["schemas"]
    parts = []
    for path, methods in described["paths"].items():
        for method, operation in methods.items():
            parts += [
                f"## {method.upper()} {path}",
                f"{operation['summary']}. {operation.get('description', '')}".strip(),
            ]
            taken = operation.get("requestBody")
            if taken:
                parts.append(_fields("Takes", taken["content"]["application/json"]["schema"], schemas))
            given = operation["responses"]["200"]["content"]["application/json"]["schema"]
            parts.append(_fields("Gives", given, schemas))
            others = [(status, each) for status, each in operation["responses"].items() if status != "200"]
            rows = [f"| {status} | {each['description']} |" for status, each in sorted(others)]
            parts.append("\n".join(["| answer | when |", "|---|---|", *rows]))
    return "\n\n".join(parts)


def _fields(verb: str, schema: dict[str, Any], schemas: dict[str, Any]) -> str:
    """Describe the keys of an object in a table; an annotation has a page of its own."""
    name = schema["$ref"].rpartition("/")[2]
    if name == "Annotation":
        return f"{verb} an annotation, [as everywhere](record.md)."
    model = schemas[name]
    required = model.get("required", ())
    rows = []
    for key, field in model["properties"].items():
        kinds = " or ".join(
            each.get("type", each.get("$ref", "").rpartition("/")[2]) for each in field.get("anyOf", [field])
        )
        optional = "" if key in required else ", optional"
        rows.append(f"| `{key}` | {kinds}{optional} | {field.get('description', '')} |")
    return "\n".join([f"{verb}:", "", "| key | type | what |", "|---|---|---|", *rows])


PARTS: dict[str, Callable[[], str]] = {"api": api, "commands": commands, "slots": slots, "codes": codes}
