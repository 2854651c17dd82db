import { readTensor } from '../../kit/format/onnx/read-tensor.ts';
import { type Message, messageOf, readFields, type WireField } from '../../kit/format/onnx/wire-reader.ts';
import { bytesField, integerField, joinBytes } from '../../kit/format/onnx/wire-writer.ts';
import { encodeTensor } from './onnx-messages.ts';

const MODEL_GRAPH = 7;
const GRAPH_INITIALIZER = 5;
const TENSOR_RAW_DATA = 9;

/** The same model with the float weights in another file. */
export function externalise(model: Uint8Array, location: string): { model: Uint8Array; weights: Uint8Array } {
  const parts: Uint8Array[] = [];
  let offset = 0;
  const moveTensor = (tensor: Message) => {
    const raw = [...readFields(tensor)].find(({ number }) => number === TENSOR_RAW_DATA);
    // Shapes stay: ONNX Runtime does not look for them elsewhere.
    if (!raw || readTensor(tensor).type !== 'float') return contentOf(tensor);
    const bytes = contentOf(raw).slice();
    const external = { location, offset, length: bytes.length };
    parts.push(bytes);
    offset += bytes.length;
    return encodeTensor({ ...readTensor(tensor), external });
  };
  const moveGraph = (graph: Message) => mapField(graph, GRAPH_INITIALIZER, moveTensor);
  const moved = mapField(messageOf(model), MODEL_GRAPH, moveGraph);
  return { model: moved, weights: joinBytes(parts) };
}

/** A message with one field's content replaced wherever it stands. */
function mapField(message: Message, number: number, change: (field: WireField) => Uint8Array): Uint8Array {
  const fields = [...readFields(message)].map((field) => {
    if (field.number === number) return bytesField(number, change(field));
    if (field.wireType === 0) return integerField(field.number, field.integer);
    if (field.wireType === 2) return bytesField(field.number, contentOf(field));
    throw new Error(`Field ${field.number} is a number of fixed size, which these messages do not have.`);
  });
  return joinBytes(fields);
}

function contentOf({ source, start, end }: Message): Uint8Array {
  return source.bytesAt(start, end);
}
