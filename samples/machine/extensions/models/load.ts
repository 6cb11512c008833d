import { looksAt } from "./_lib/look.ts";

export const model = {
  type: "@sample/machine-load",
  ...looksAt("load", () => Deno.loadavg()),
};
