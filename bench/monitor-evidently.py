"""Evidently's drift preset on reference.parquet and current.parquet of a folder; bench/monitor.ts runs it."""

import sys
from pathlib import Path

import pandas
from evidently import Report
from evidently.presets import DataDriftPreset

folder = Path(sys.argv[1])
reference = pandas.read_parquet(folder / "reference.parquet")
current = pandas.read_parquet(folder / "current.parquet")
snapshot = Report([DataDriftPreset()]).run(current, reference)
snapshot.save_html(str(folder / "evidently.html"))
snapshot.save_json(str(folder / "evidently.json"))
