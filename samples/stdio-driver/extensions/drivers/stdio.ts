import { z } from "npm:zod@4";

/** Runs methods in a program that speaks lines of JSON over its standard input and output, such as `ssh host deno run -A far_end.ts`. */
export const driver = {
  type: "@sample/stdio",
  name: "Standard input and output",
  description: "Runs methods in another process, near or far, that is reached over its standard streams",
  configSchema: z.object({ command: z.array(z.string()).min(1), env: z.record(z.string(), z.string()).optional() }),
  // deno-lint-ignore no-explicit-any
  createDriver: (config: { command: string[]; env?: Record<string, string> }) => ({
    type: "@sample/stdio",

    // deno-lint-ignore no-explicit-any
    async execute(request: any, callbacks: any) {
      if (!request.bundle) return { status: "error", error: "This driver runs methods of TypeScript extensions; this method has no bundle.", outputs: [], logs: [], durationMs: 0 };
      const started = performance.now();
      const [program, ...args] = config.command;
      const child = new Deno.Command(program, { args, env: { ...config.env, ...trace(request.traceHeaders) }, stdin: "piped", stdout: "piped", stderr: "piped", signal: callbacks.signal }).spawn();
      const errors = lines(child.stderr, callbacks.onLog);
      const stdin = child.stdin.getWriter();
      await stdin.write(new TextEncoder().encode(JSON.stringify({ ...request, bundle: new TextDecoder().decode(request.bundle) })));
      await stdin.close();
      // deno-lint-ignore no-explicit-any
      let result: any;
      await lines(child.stdout, (line) => {
        const message = JSON.parse(line);
        if (message.log !== undefined) callbacks.onLog(message.log);
        else result = message.result;
      });
      await errors;
      const { code } = await child.status;
      if (!result) return { status: "error", error: `${program} ended with status ${code} and gave no result.`, outputs: [], logs: [], durationMs: performance.now() - started };
      // deno-lint-ignore no-explicit-any
      const outputs = result.outputs.map((output: any) => ({ ...output, content: bytes(output.content) }));
      return { ...result, outputs, logs: [], durationMs: performance.now() - started };
    },
  }),
};

/** Programs read who asked for them from variables in capitals. */
function trace(headers: Record<string, string>): Record<string, string> {
  return Object.fromEntries(Object.entries(headers ?? {}).map(([name, value]) => [name.toUpperCase(), value]));
}

function bytes(base64: string): Uint8Array {
  return Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
}

async function lines(stream: ReadableStream<Uint8Array>, onLine: (line: string) => void): Promise<void> {
  let rest = "";
  for await (const piece of stream.pipeThrough(new TextDecoderStream())) {
    const parts = (rest + piece).split("\n");
    rest = parts.pop()!;
    parts.forEach(onLine);
  }
  if (rest) onLine(rest);
}
