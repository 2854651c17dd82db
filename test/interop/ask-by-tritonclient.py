"""What a user of tritonclient does: python ask-by-tritonclient.py HOST:PORT. Prints one JSON document."""
import json
import sys

import numpy as np
import tritonclient.http as http
from tritonclient.utils import InferenceServerException

client = http.InferenceServerClient(sys.argv[1])
MODEL = "house-price"


def tensor(name, datatype, values, binary):
    array = np.array(values, dtype={"FP32": np.float32, "INT64": np.int64, "BYTES": object}[datatype]).reshape(-1, 1)
    made = http.InferInput(name, list(array.shape), datatype)
    made.set_data_from_numpy(array, binary_data=binary)
    return made


def tensors(binary):
    return [
        tensor("lot_size", "FP32", [5000, 6000], binary),
        tensor("rooms", "INT64", [3, 4], binary),
        tensor("driveway", "FP32", [1, 0], binary),
        tensor("heating", "BYTES", ["gas", "öl"], binary),
        tensor("age", "FP32", [0, 1], binary),
    ]


def ask(binary_input, binary_output):
    outputs = [http.InferRequestedOutput("price", binary_data=binary_output)]
    answer = client.infer(MODEL, tensors(binary_input), outputs=outputs, request_id="one")
    return {"id": answer.get_response()["id"], "price": answer.as_numpy("price").ravel().tolist()}


def refusal(**options):
    try:
        client.infer(MODEL, **options)
    except InferenceServerException as error:
        return f"{error.status()}: {error.message()}"
    return None


metadata = client.get_model_metadata(MODEL)
print(
    json.dumps(
        {
            "live": client.is_server_live(),
            "ready": client.is_server_ready() and client.is_model_ready(MODEL),
            "extensions": client.get_server_metadata()["extensions"],
            "inputs": [each["name"] for each in metadata["inputs"]],
            "answers": [ask(a, b) for a in (True, False) for b in (True, False)],
            "default": client.infer(MODEL, tensors(True)).as_numpy("price").ravel().tolist(),
            "missing": refusal(inputs=tensors(True)[:1]),
            "compressed": refusal(inputs=tensors(True), request_compression_algorithm="gzip"),
        }
    )
)
