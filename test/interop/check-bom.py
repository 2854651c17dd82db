"""Validates a CycloneDX 1.6 JSON file by the strict schema of cyclonedx-python-lib; prints what is wrong."""

import sys
from pathlib import Path

from cyclonedx.schema import SchemaVersion
from cyclonedx.validation.json import JsonStrictValidator

fault = JsonStrictValidator(SchemaVersion.V1_6).validate_str(Path(sys.argv[1]).read_text())
print("valid" if fault is None else repr(fault))
