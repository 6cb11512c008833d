import { AsyncLocalStorage } from "node:async_hooks";
import type { FrameWriter } from "./frames.ts";

/** What the engine says about who is calling, in the form of W3C trace context. */
export interface Trace {
  traceparent?: string;
  tracestate?: string;
}

/** How many characters one call may print through the console, and log in all; the rest is dropped. */
const PRINTED_LIMIT = 1 << 20;
const LOGGED_LIMIT = 16 << 20;

/** One call of the engine while it is under way. */
export class Call {
  readonly #abort = new AbortController();
  #ended = false;
  #printed = 0;
  #logged = 0;

  constructor(
    readonly id: number,
    readonly trace: Trace,
    private readonly capabilities: Capabilities,
    private readonly out: FrameWriter,
  ) {}

  get signal(): AbortSignal {
    return this.#abort.signal;
  }

  cancel(reason: string): void {
    this.#abort.abort(new DOMException(reason, "AbortError"));
  }

  end(): void {
    this.#ended = true;
  }

  /** Asks the engine to do something on behalf of this call. */
  // deno-lint-ignore no-explicit-any
  async ask(name: string, params: Record<string, unknown>, bytes?: Uint8Array): Promise<{ value: any; bytes?: Uint8Array }> {
    if (this.#ended) {
      throw new Error(`${name} was used after its method had ended; wait for everything the method starts.`);
    }
    return await this.capabilities.ask(this.id, name, params, bytes);
  }

  /** Tells the engine what was printed through the console, up to a limit: nobody waits for it, so it would pile up here. */
  print(level: string, text: string): void {
    if (this.#printed > PRINTED_LIMIT) return;
    this.#printed += text.length;
    this.log(level, this.#printed > PRINTED_LIMIT ? "(what else it prints is not shown)" : text);
  }

  /** Tells the engine a line; nobody waits for it. */
  log(level: string, text: string, properties?: Record<string, unknown>): void {
    if (this.#logged > LOGGED_LIMIT) return;
    this.#logged += text.length;
    if (this.#logged > LOGGED_LIMIT) [level, text, properties] = ["warning", "(what else it logs is not shown)", undefined];
    this.out.send({ t: "log", id: this.id, level, text, properties }).catch(() => {});
  }
}

interface Waiting {
  // deno-lint-ignore no-explicit-any
  resolve(answer: { value: any; bytes?: Uint8Array }): void;
  reject(error: Error): void;
}

/** Requests to the engine that wait for their answer. */
export class Capabilities {
  #next = 1;
  readonly #waiting = new Map<number, Waiting>();

  constructor(private readonly out: FrameWriter) {}

  // deno-lint-ignore no-explicit-any
  ask(call: number, name: string, params: Record<string, unknown>, bytes?: Uint8Array): Promise<{ value: any; bytes?: Uint8Array }> {
    const id = this.#next++;
    const answer = Promise.withResolvers<{ value: unknown; bytes?: Uint8Array }>();
    this.#waiting.set(id, answer);
    this.out.send({ t: "cap", id, call, name, params }, bytes).catch((error) => {
      this.#waiting.delete(id);
      answer.reject(error);
    });
    return answer.promise;
  }

  // deno-lint-ignore no-explicit-any
  answered(id: number, value: any, bytes?: Uint8Array): void {
    this.#take(id)?.resolve({ value, bytes });
  }

  failed(id: number, error: { message: string; code?: string }): void {
    this.#take(id)?.reject(Object.assign(new Error(error.message), { code: error.code }));
  }

  #take(id: number): Waiting | undefined {
    const waiting = this.#waiting.get(id);
    this.#waiting.delete(id);
    return waiting;
  }
}

/** The call on whose behalf code runs, also across `await`. */
export const currentCall = new AsyncLocalStorage<Call>();
