import { looksAt } from "./_lib/look.ts";

export const model = {
  type: "@sample/machine-uptime",
  ...looksAt("uptime", () => Deno.osUptime()),
};
