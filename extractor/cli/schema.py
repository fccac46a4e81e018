"""``extractor schema``: the contract of gold files and output lines."""

from __future__ import annotations

import click

__all__ = ["command"]


@click.command("schema")
def command() -> None:
    """Print the JSON Schema of gold files and output lines."""
    import json

    from extractor.schema import Annotation

    schema = {"$schema": "https://json-schema.org/draft/2020-12/schema", **Annotation.model_json_schema()}
    click.echo(json.dumps(schema, ensure_ascii=False, indent=2))
