import { looksAt } from "./_lib/look.ts";

export const model = {
  type: "@sample/machine-hostname",
  ...looksAt("name", () => Deno.hostname()),
};
