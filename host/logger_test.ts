import type { Call } from "./calls.ts";
import { createLogger } from "./logger.ts";
import { equal } from "./testing.ts";

function lines(use: (logger: ReturnType<typeof createLogger>) => void): [string, string][] {
  const all: [string, string][] = [];
  use(createLogger({ log: (level: string, text: string) => all.push([level, text]) } as unknown as Call));
  return all;
}

Deno.test("placeholders, template literals and extra values become one line", () => {
  equal(
    lines((logger) => {
      logger.info("Found {count} of {what.name} {{kept}} {unknown}", { count: 3, what: { name: "things" } });
      logger.warn`took ${1.5} s`;
      logger.debug({ a: 1 });
    }),
    [["info", "Found 3 of things {kept} {unknown}"], ["warning", "took 1.5 s"], ["debug", "{ a: 1 }"]],
  );
});

Deno.test("a message without values stays as it is", () => {
  equal(lines((logger) => logger.info("a {b} c")), [["info", "a {b} c"]]);
});
