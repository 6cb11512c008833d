import { z } from "npm:zod@4";

/** What a driver is asked to run, as far as this one looks at it. */
interface Request {
  modelType: string;
  methodArgs: { run?: string };
  resourceSpecs?: Record<string, unknown>;
}

/** Runs shell commands with a low priority. Everything that a driver says goes into its result; it never throws for what the command did. */
export const driver = {
  type: "@sample/nice",
  name: "Nice",
  description: "Runs the commands of command/shell models with a low priority",
  configSchema: z.object({
    priority: z.number().int().min(1).max(19).default(10),
  }),
  createDriver: (config: { priority?: number } = {}) => ({
    type: "@sample/nice",
    execute: async (
      request: Request,
      callbacks: { onLog?: (line: string) => void } = {},
    ) => {
      const started = performance.now();
      const ended = (rest: Record<string, unknown>) => ({
        outputs: [],
        logs: [],
        durationMs: Math.round(performance.now() - started),
        ...rest,
      });
      if (!request.methodArgs.run) {
        return ended({
          status: "error",
          error: `${request.modelType} has no command to run.`,
        });
      }
      const args = [
        "-n",
        String(config.priority ?? 10),
        "sh",
        "-c",
        request.methodArgs.run,
      ];
      const { code, stdout, stderr } = await new Deno.Command("nice", { args })
        .output();
      const text = new TextDecoder();
      const logs = text.decode(stderr).split("\n").filter(Boolean);
      logs.forEach((line) => callbacks.onLog?.(line));
      if (code !== 0) {
        return ended({
          status: "error",
          error: `The command ended with status ${code}.`,
          logs,
        });
      }
      // 'pending' says that the content still has to be stored; the engine does that.
      const content = new TextEncoder().encode(
        JSON.stringify({ stdout: text.decode(stdout), exitCode: code }),
      );
      return ended({
        status: "success",
        logs,
        outputs: [{
          kind: "pending",
          specName: "result",
          name: "result",
          type: "resource",
          content,
          tags: {},
        }],
      });
    },
  }),
};
