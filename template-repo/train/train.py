"""An example trainer: gradient boosting, exported to ONNX with its preprocessing inside the graph.

Needs numpy, pandas, pyarrow, scikit-learn and skl2onnx. To use it, set `train.command` in pipeline.yaml to the way you
start Python, such as `uv run --locked --project train train/train.py`.
"""

import json
import os
from pathlib import Path

import numpy as np
import pandas as pd
from skl2onnx import convert_sklearn
from skl2onnx.common.data_types import FloatTensorType, StringTensorType
from sklearn.compose import ColumnTransformer
from sklearn.ensemble import GradientBoostingRegressor
from sklearn.pipeline import Pipeline
from sklearn.preprocessing import OneHotEncoder


def read_columns(contract: dict) -> tuple[list[str], list[str], str]:
    """Text features, number features and the target, in the contract's order."""
    roles = {name: spec.get("x-role", "feature") for name, spec in contract["properties"].items()}
    features = [name for name, role in roles.items() if role == "feature"]
    target = next(name for name, role in roles.items() if role == "target")
    text = [name for name in features if is_text(contract["properties"][name])]
    return text, [name for name in features if name not in text], target


def is_text(spec: dict) -> bool:
    values = spec.get("enum", [])
    return spec.get("type") == "string" or any(isinstance(value, str) for value in values)


def build_pipeline(text: list[str], numbers: list[str], params: dict, seed: int) -> Pipeline:
    encode = ColumnTransformer(
        [("text", OneHotEncoder(handle_unknown="ignore"), text), ("numbers", "passthrough", numbers)]
    )
    model = GradientBoostingRegressor(
        learning_rate=params.get("learning_rate", 0.05),
        n_estimators=params.get("n_estimators", 300),
        max_depth=params.get("max_depth", 3),
        subsample=params.get("subsample", 0.7),
        random_state=seed,
    )
    return Pipeline([("encode", encode), ("model", model)])


def report(name: str, value: float) -> None:
    """Tells Slipway of a metric."""
    with open(os.environ["SLIPWAY_EVENTS"], "a", encoding="utf-8") as events:
        events.write(json.dumps({"type": "metric", "name": name, "value": value}) + "\n")


def main() -> None:
    contract = json.loads(Path(os.environ["SLIPWAY_CONTRACT"]).read_text(encoding="utf-8"))
    params = json.loads(Path(os.environ["SLIPWAY_PARAMS"]).read_text(encoding="utf-8"))
    train = pd.read_parquet(os.environ["SLIPWAY_TRAIN_DATA"])
    validation = pd.read_parquet(os.environ["SLIPWAY_VALIDATION_DATA"])
    text, numbers, target = read_columns(contract)
    for rows in (train, validation):
        # The graph's inputs are 32-bit floats; training sees the numbers as they will come.
        rows[numbers] = rows[numbers].astype(np.float32)

    pipeline = build_pipeline(text, numbers, params, int(os.environ["SLIPWAY_SEED"]))
    pipeline.fit(train[text + numbers], train[target])
    errors = pipeline.predict(validation[text + numbers]) - validation[target]
    report("validation_rmse", float(np.sqrt(np.mean(errors**2))))

    inputs = [(name, StringTensorType([None, 1])) for name in text]
    inputs += [(name, FloatTensorType([None, 1])) for name in numbers]
    graph = convert_sklearn(pipeline, initial_types=inputs, target_opset=17)
    Path(os.environ["SLIPWAY_OUTPUT_DIR"], "model.onnx").write_bytes(graph.SerializeToString())


if __name__ == "__main__":
    main()
