import { looksAt } from "./_lib/look.ts";

export const model = {
  type: "@sample/machine-memory",
  ...looksAt("memory", () => Deno.systemMemoryInfo()),
};
