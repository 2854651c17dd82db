"""The checks of bench/ingest.ts by pandera on polars: a clean table and the failing cases, written as Parquet."""

import sys
import time

import pandera.polars as pa
import polars as pl

csv, out = sys.argv[1:3]
started = time.perf_counter()
numbers = {
    "price": (10_000, 500_000),
    "lot_size": (500, 50_000),
    "bedrooms": (1, 10),
    "bathrooms": (1, 6),
    "stories": (1, 6),
    "garage_places": (0, 6),
}
flags = ["driveway", "recreation_room", "full_basement", "gas_hot_water", "air_conditioning", "preferred_area"]
columns = {name: pa.Column(float, pa.Check.in_range(low, high)) for name, (low, high) in numbers.items()}
columns |= {name: pa.Column(str, pa.Check.isin(["no", "yes"])) for name in flags}
raw = pl.read_csv(csv, infer_schema=False)
casts = [pl.col(name).str.strip_chars().cast(pl.Float64, strict=False) for name in numbers]
casts += [pl.col(name).str.strip_chars().str.to_lowercase() for name in flags]
frame = raw.with_columns(casts)
rejected = set()
try:
    pa.DataFrameSchema(columns).validate(frame, lazy=True)
except pa.errors.SchemaErrors as error:
    error.failure_cases.write_parquet(f"{out}/cases.parquet")
    rejected = set(error.failure_cases["index"].drop_nulls())
missing = frame.select(pl.any_horizontal(pl.col(list(numbers)).is_null())).to_series()
keep = ~missing & ~pl.Series(range(len(frame))).is_in(list(rejected))
frame.filter(keep).write_parquet(f"{out}/clean.parquet")
print(f"{keep.sum()} clean rows in {time.perf_counter() - started:.2f} s after imports", file=sys.stderr)
