from __future__ import annotations

import json

from click.testing import CliRunner

from extractor.cli import cli
from extractor.schema import Annotation


def test_the_schema_is_that_of_annotations() -> None:
    result = CliRunner().invoke(cli, ["schema"])
    assert result.exit_code == 0
    schema = json.loads(result.stdout)
    assert schema.pop("$schema") == "https://json-schema.org/draft/2020-12/schema"
    assert schema == Annotation.model_json_schema()
    assert {"document", "sha256"} == set(schema["required"])
