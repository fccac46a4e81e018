"""``extractor schema``: the contract of gold files and output lines."""

from __future__ import annotations

import click

from extractor.cli.lexicon_option import codes_option

__all__ = ["command"]


@click.command("schema")
@codes_option
def command() -> None:
    """Print the JSON Schema of gold files and output lines."""
    import json

    from extractor.schema import Annotation, InsuranceCode

    schema = {"$schema": "https://json-schema.org/draft/2020-12/schema", **Annotation.model_json_schema()}
    schema["$defs"]["InsuranceCode"]["enum"] = InsuranceCode.known()
    click.echo(json.dumps(schema, ensure_ascii=False, indent=2))
