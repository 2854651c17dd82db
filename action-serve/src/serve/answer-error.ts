import type { Socket } from 'node:net';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Logger } from '../../../kit/ground/log/logger.ts';
import { RequestError } from './request-error.ts';

/** What the framework refuses, in our words, by its code. */
const KNOWN_FAULTS: Record<string, { status: number; message: string }> = {
  FST_ERR_CTP_BODY_TOO_LARGE: { status: 413, message: 'The body is too large. Send fewer rows a request.' },
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: {
    status: 400,
    message: 'The body is not as long as its Content-Length says. Correct the header.',
  },
  FST_ERR_BAD_URL: { status: 400, message: 'The address is not a valid URL. Correct its escapes.' },
  FST_ERR_MAX_PARAM_LENGTH: {
    status: 414,
    message: 'The address holds a name that is too long for any model. Correct it.',
  },
};

/** What Node calls a connection that its client gave up. */
const HUNG_UP = ['ECONNRESET', 'ECONNABORTED', 'EPIPE', 'ERR_STREAM_PREMATURE_CLOSE'];

const CONTENT_TYPES = ['application/json', 'application/octet-stream'];

/** Answers an error thrown by a route: what the client can put right with its sentence, everything else as 500. */
export function answerError(log: Logger, error: unknown, reply: FastifyReply): FastifyReply {
  if (error instanceof RequestError) {
    if (error.status === 503) reply.header('retry-after', '1');
    return reply.code(error.status).send({
      error: error.message,
      ...(error.cells === undefined ? {} : { errors: error.cells }),
    });
  }
  const fault = KNOWN_FAULTS[readCode(error)] ?? findClientFault(error);
  if (fault) return reply.code(fault.status).send({ error: fault.message });
  log.error(`A request failed: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
  return reply.code(500).send({ error: 'The service failed to answer. Its own log says why.' });
}

/** Answers an address that does not exist. */
export function refuseMissing(request: FastifyRequest, reply: FastifyReply): FastifyReply {
  return reply.code(404).send({
    error: `There is no ${request.method} ${request.url.split('?')[0]}. GET /openapi.json lists what there is.`,
  });
}

/** What the framework, or Node below it, blames the client for. Nobody is left to read it where the client hung up. */
function findClientFault(error: unknown): { status: number; message: string } | undefined {
  if (!(error instanceof Error)) return undefined;
  if (HUNG_UP.includes(readCode(error))) return { status: 400, message: 'The request ended too early.' };
  const status = 'statusCode' in error ? Number(error.statusCode) : 500;
  return status >= 400 && status < 500 ? { status, message: error.message.replace(/\.?$/, '.') } : undefined;
}

/** A hook that refuses bodies that cannot be read: other types than JSON and binary tensors, compressed ones. */
export async function checkContent(request: FastifyRequest): Promise<void> {
  if (!hasBody(request)) return;
  const encoding = request.headers['content-encoding'];
  if (encoding !== undefined && encoding !== 'identity') {
    throw new RequestError(415, `A body in ${encoding} is not supported. Send it uncompressed.`);
  }
  const type = request.headers['content-type']?.split(';')[0]?.trim().toLowerCase();
  if (type === undefined || CONTENT_TYPES.includes(type)) return;
  throw new RequestError(
    415,
    `A body of type ${type} is not supported. Send "Content-Type: application/json".`,
  );
}

/** Some clients and probes send a content type along whatever they ask. */
function hasBody({ method, headers }: FastifyRequest): boolean {
  if (method === 'GET' || method === 'HEAD') return false;
  return headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > 0;
}

/** Answers what is not HTTP, or came too slowly, on the bare connection. */
export function explainClientError(error: Error & { code?: string }, socket: Socket): void {
  if (error.code === 'ECONNRESET' || !socket.writable) {
    socket.destroy();
    return;
  }
  const [status, sentence] = describeClientError(error.code);
  const body = JSON.stringify({ error: sentence });
  socket.end(
    `HTTP/1.1 ${status}\r\nContent-Type: application/json\r\nContent-Length: ${body.length}\r\nConnection: close\r\n\r\n${body}`,
  );
}

function describeClientError(code: string | undefined): [status: string, sentence: string] {
  if (code === 'ERR_HTTP_REQUEST_TIMEOUT')
    return ['408 Request Timeout', 'The request took too long to arrive.'];
  if (code === 'HPE_HEADER_OVERFLOW')
    return ['431 Request Header Fields Too Large', 'The headers are too large.'];
  return ['400 Bad Request', 'This is not a valid HTTP request.'];
}

function readCode(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : '';
}
