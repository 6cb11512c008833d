import { type Call, currentCall } from "./calls.ts";
import { renderArguments } from "./logger.ts";

/** Keeps one extension from ending the process for all of them. Gives the real way out. */
export function guardProcess(calls: Map<number, Call>): (code: number) => never {
  const exit = Deno.exit.bind(Deno);
  Deno.exit = (code?: number): never => {
    throw new Error(`The extension called Deno.exit(${code ?? 0}). Throw an error, or return.`);
  };
  globalThis.addEventListener("unhandledrejection", (event) => {
    event.preventDefault();
    const text = `A promise that nobody waited for failed: ${event.reason instanceof Error ? event.reason.message : String(event.reason)}`;
    const call = currentCall.getStore() ?? (calls.size === 1 ? [...calls.values()][0] : undefined);
    if (call) call.log("warning", text);
    else console.error(text);
  });
  return exit;
}

/** Turns what extensions print through `console` into log lines of the call that printed them. */
export function captureConsole(): void {
  const levels = { debug: "debug", log: "info", info: "info", warn: "warning", error: "error", trace: "debug" } as const;
  for (const [name, level] of Object.entries(levels)) {
    const original = console[name as keyof typeof levels].bind(console);
    console[name as keyof typeof levels] = (...args: unknown[]) => {
      const call = currentCall.getStore();
      if (call) call.print(level, renderArguments(args));
      else original(...args);
    };
  }
}

/** Programs that a method starts learn who asked for it, as the commands of this program do: `TRACEPARENT` and `TRACESTATE`. */
export function passTraceToPrograms(): void {
  const Command = Deno.Command;
  Deno.Command = class extends Command {
    constructor(command: string | URL, options: Deno.CommandOptions = {}) {
      const { traceparent, tracestate } = currentCall.getStore()?.trace ?? {};
      const env: Record<string, string> = {};
      if (traceparent && !options.clearEnv) env.TRACEPARENT = traceparent;
      if (traceparent && tracestate && !options.clearEnv) env.TRACESTATE = tracestate;
      super(command, { ...options, env: { ...env, ...options.env } });
    }
  };
}
