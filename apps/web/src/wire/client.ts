/**
 * Calls the API by its contract: method, path, status and whether a token is needed are read from the generated
 * service descriptors, so a route is named in one place only. Every body that comes in is checked by its schema.
 */
import { create, fromJson, getOption, toJson } from '@bufbuild/protobuf';
import type { DescMessage, DescMethodUnary, JsonObject, JsonValue, MessageInitShape, MessageShape } from '@bufbuild/protobuf';
import { ErrorCode, ProblemSchema } from '../gen/chat/v1/error_pb.ts';
import { route } from '../gen/chat/v1/options_pb.ts';

/** A refusal in the API's words. */
export class Refused extends Error {
  constructor(
    readonly code: keyof typeof ErrorCode,
    readonly status: number,
    readonly requestId: string,
    readonly retryAfterS: number,
    readonly field: string,
  ) {
    super(`refused: ${code}`);
  }
}

/** No answer: no network, a node that is away, a body that is no contract of ours. Trying again may help. */
export class Unreachable extends Error {
  constructor(readonly retryAfterS = 0) {
    super('no answer');
  }
}

export interface TokenSource {
  /** A token good for a while yet; rejects with Refused when the session has ended. */
  token(): Promise<string>;
  /** The API did not take this one. */
  spoiled(token: string): void;
}

export type PathParameters = Readonly<Record<string, string>>;

export type Call = <I extends DescMessage, O extends DescMessage>(
  method: DescMethodUnary<I, O>,
  input: MessageInitShape<I>,
  path?: PathParameters,
) => Promise<MessageShape<O>>;

const ANSWER_TIMEOUT_MS = 20_000;

export function createCall(tokens: TokenSource, fetcher: typeof fetch = fetch.bind(globalThis)): Call {
  return async (method, input, path = {}) => {
    const { anonymous } = routeOf(method);
    if (anonymous) return send(fetcher, method, input, path, null);
    return withToken(tokens, (token) => send(fetcher, method, input, path, token));
  };
}

export type Download = (method: DescMethodUnary, path: PathParameters) => Promise<Blob>;

/** A file takes as long as it takes: there is no time limit, and the browser decides where its bytes wait. */
export function createDownload(tokens: TokenSource, fetcher: typeof fetch = fetch.bind(globalThis)): Download {
  return (method, path) => withToken(tokens, async (token) => {
    const { url, init } = toRequest(method, {}, path, token);
    const response = await answerOf(fetcher, url, { ...init, headers: { ...init.headers, accept: '*/*' }, signal: null });
    return response.blob().catch(() => {
      throw new Unreachable();
    });
  });
}

/** Asks once more with a fresh token when the API did not take this one. */
async function withToken<T>(tokens: TokenSource, ask: (token: string) => Promise<T>): Promise<T> {
  const token = await tokens.token();
  try {
    return await ask(token);
  } catch (fault) {
    if (!(fault instanceof Refused) || fault.code !== 'UNAUTHENTICATED') throw fault;
    tokens.spoiled(token);
    return ask(await tokens.token());
  }
}

export async function send<I extends DescMessage, O extends DescMessage>(
  fetcher: typeof fetch,
  method: DescMethodUnary<I, O>,
  input: MessageInitShape<I>,
  path: PathParameters,
  token: string | null,
): Promise<MessageShape<O>> {
  const request = toRequest(method, input, path, token);
  const response = await answerOf(fetcher, request.url, request.init);
  if (response.status === 204) return create(method.output);
  return fromJson(method.output, await bodyOf(response), { ignoreUnknownFields: true });
}

async function answerOf(fetcher: typeof fetch, url: string, init: RequestInit): Promise<Response> {
  let response: Response;
  try {
    response = await fetcher(url, init);
  } catch {
    throw new Unreachable();
  }
  if (!response.ok) throw await toRefusal(response);
  return response;
}

function routeOf(method: DescMethodUnary) {
  return getOption(method, route);
}

export function toRequest<I extends DescMessage>(
  method: DescMethodUnary<I, DescMessage>, input: MessageInitShape<I>, path: PathParameters, token: string | null,
): { url: string; init: RequestInit } {
  const to = routeOf(method);
  const filled = to.path.replaceAll(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(path[name] ?? ''));
  const json = toJson(method.input, create(method.input, input)) as JsonObject;
  const inQuery = to.method === 'GET' || to.method === 'DELETE';
  const query = inQuery ? new URLSearchParams(Object.entries(json).map(([name, value]) => [name, String(value)])).toString() : '';
  const headers: Record<string, string> = { accept: 'application/json' };
  if (token) headers['authorization'] = `Bearer ${token}`;
  const init: RequestInit = {
    method: to.method, headers, credentials: 'same-origin', cache: 'no-store', redirect: 'error',
    signal: AbortSignal.timeout(ANSWER_TIMEOUT_MS),
  };
  if (!inQuery) {
    headers['content-type'] = 'application/json';
    init.body = JSON.stringify(json);
  }
  return { url: query ? `${filled}?${query}` : filled, init };
}

async function bodyOf(response: Response): Promise<JsonValue> {
  try {
    return (await response.json()) as JsonValue;
  } catch {
    throw new Unreachable();
  }
}

async function toRefusal(response: Response): Promise<Refused | Unreachable> {
  const retryHeader = Number(response.headers.get('retry-after')) || 0;
  const json = await bodyOf(response);
  try {
    const problem = fromJson(ProblemSchema, json, { ignoreUnknownFields: true });
    const retryAfterS = problem.retryAfterS || retryHeader;
    if (problem.code === ErrorCode.UNAVAILABLE) return new Unreachable(retryAfterS);
    const code = ErrorCode[problem.code] as keyof typeof ErrorCode;
    return new Refused(code, response.status, problem.requestId, retryAfterS, problem.field);
  } catch {
    return new Unreachable(retryHeader);
  }
}
