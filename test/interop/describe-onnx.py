"""Writes models of every kind with Python's onnx into a folder, and what onnx itself says of each, as JSON on stdout."""
import json
import os
import sys

import numpy as np
import onnx
from onnx import TensorProto, checker, helper, numpy_helper

FOLDER = sys.argv[1]
OPSET = [helper.make_opsetid("", 18), helper.make_opsetid("ai.onnx.ml", 3), helper.make_opsetid("local", 1)]


def graph(nodes, inputs=(), outputs=(), initializers=(), name="graph"):
    return helper.make_graph(list(nodes), name, list(inputs), list(outputs), list(initializers))


def value(name, shape, kind=TensorProto.FLOAT):
    return helper.make_tensor_value_info(name, kind, shape)


def array(name, shape, kind=np.float32):
    return numpy_helper.from_array(np.random.default_rng(1).random(shape).astype(kind), name)


def make(nodes, inputs, outputs, initializers=(), **options):
    return helper.make_model(graph(nodes, inputs, outputs, initializers), opset_imports=OPSET, ir_version=9, **options)


def network():
    nodes = [
        helper.make_node("Conv", ["x", "k"], ["c"], name="conv", kernel_shape=[3, 3]),
        helper.make_node("Relu", ["c"], ["r"]),
        helper.make_node("Flatten", ["r"], ["f"]),
        helper.make_node("Gemm", ["f", "w", "b"], ["y"]),
    ]
    return make(
        nodes,
        [value("x", ["batch", 1, 8, 8])],
        [value("y", ["batch", 10])],
        [array("k", (4, 1, 3, 3)), array("w", (144, 10)), array("b", (10,))],
    )


def types():
    kinds = ["FLOAT", "FLOAT16", "DOUBLE", "BFLOAT16", "FLOAT8E4M3FN", "FLOAT8E5M2", "INT64", "INT4", "UINT8", "BOOL"]
    tensors = [helper.make_tensor(kind.lower(), getattr(TensorProto, kind), [2, 3], [1, 0, 1, 1, 0, 1]) for kind in kinds]
    nodes = [helper.make_node("Identity", [tensor.name], [f"{tensor.name}_out"]) for tensor in tensors]
    outputs = [value(f"{tensor.name}_out", [2, 3], tensor.data_type) for tensor in tensors]
    return make(nodes, [value("x", ["N", 1])], outputs, tensors)


def nested():
    inner = graph([helper.make_node("Add", ["x", "w"], ["t"])], outputs=[value("t", None)], name="inner")
    outer = graph([helper.make_node("Neg", ["x"], ["e"])], outputs=[value("e", None)], name="outer")
    scale = helper.make_node("Mul", ["a", "a"], ["b"])
    function = helper.make_function("local", "square", ["a"], ["b"], [scale], [helper.make_opsetid("", 18)])
    nodes = [
        helper.make_node("Constant", [], ["flag"], value=numpy_helper.from_array(np.array(True), "flag")),
        helper.make_node("If", ["flag"], ["z"], then_branch=inner, else_branch=outer),
        helper.make_node("square", ["z"], ["y"], domain="local"),
    ]
    return make(nodes, [value("x", ["N", 3])], [value("y", ["N", 3])], [array("w", (3,))], functions=[function])


def count_operators(model):
    counts = {}

    def visit(nodes):
        for node in nodes:
            key = f"{node.domain}.{node.op_type}"
            counts[key] = counts.get(key, 0) + 1
            for attribute in node.attribute:
                for sub in [attribute.g, *attribute.graphs]:
                    visit(sub.node)

    visit(model.graph.node)
    for function in model.functions:
        visit(function.node)
    return counts


def describe_value(info):
    tensor = info.type.tensor_type
    dims = [d.dim_value if d.HasField("dim_value") else d.dim_param or None for d in tensor.shape.dim]
    return {"name": info.name, "type": TensorProto.DataType.Name(tensor.elem_type).lower(), "shape": dims}


def describe(model):
    return {
        "irVersion": model.ir_version,
        "operators": count_operators(model),
        "inputs": [describe_value(info) for info in model.graph.input],
        "outputs": [describe_value(info) for info in model.graph.output],
        "tensors": {
            tensor.name: {"dims": list(tensor.dims), "type": TensorProto.DataType.Name(tensor.data_type).lower()}
            for tensor in model.graph.initializer
        },
        "parameters": sum(int(np.prod(tensor.dims)) for tensor in model.graph.initializer),
    }


def save(name, model, **options):
    path = os.path.join(FOLDER, f"{name}.onnx")
    onnx.save(model, path, **options)
    checker.check_model(path)
    return describe(onnx.load(path, load_external_data=False))


facts = {
    "network": save("network", network()),
    "types": save("types", types()),
    "nested": save("nested", nested()),
    "external": save("external", network(), save_as_external_data=True, location="external.data", size_threshold=0),
}
broken = network()
broken.graph.initializer[1].CopyFrom(numpy_helper.from_array(np.full((144, 10), np.nan, np.float32), "w"))
facts["nan"] = save("nan", broken)
print(json.dumps(facts))
