"""The peer of bench/serve.ts: FastAPI and onnxruntime answering JSON tensors, as one would write it by hand."""
import asyncio
import json
import socket
import sys

import numpy as np
import onnxruntime
import uvicorn
from fastapi import FastAPI
from pydantic import BaseModel

options = onnxruntime.SessionOptions()
options.intra_op_num_threads = 1
session = onnxruntime.InferenceSession(sys.argv[1], options, providers=["CPUExecutionProvider"])
app = FastAPI()


class Tensor(BaseModel):
    name: str
    datatype: str
    shape: list[int]
    data: list[float]


class Request(BaseModel):
    inputs: list[Tensor]


@app.post("/v2/models/{model}/infer")
async def infer(model: str, request: Request):
    feeds = {t.name: np.array(t.data, dtype=np.float32).reshape(t.shape) for t in request.inputs}
    (value,) = session.run(["value"], feeds)
    output = {"name": "value", "datatype": "FP32", "shape": list(value.shape), "data": value.ravel().tolist()}
    return {"model_name": model, "outputs": [output]}


async def main():
    listener = socket.socket()
    listener.bind(("127.0.0.1", 0))
    server = uvicorn.Server(uvicorn.Config(app, log_level="warning", access_log=False))
    serving = asyncio.create_task(server.serve(sockets=[listener]))
    while not server.started:
        await asyncio.sleep(0.01)
    print(json.dumps({"url": f"http://127.0.0.1:{listener.getsockname()[1]}"}), flush=True)
    await serving


asyncio.run(main())
