import { z } from "swamp:zod";
import { toExactJson, toJson } from "./json.ts";
import { isSchema, jsonSchema, parse, parseKnown } from "./schemas.ts";
import { Shape } from "./shape.ts";
import { equal, rejects } from "./testing.ts";

Deno.test("schemas are known by what they can do, and describe what they accept", () => {
  equal([z.object({}), z.string().optional(), {}, null, "text", () => {}].map(isSchema), [true, true, false, false, false, false]);
  const schema = jsonSchema(z.object({ name: z.string().meta({ sensitive: true }), count: z.number().int().default(1), when: z.date().optional() }));
  equal((schema.properties as Record<string, { sensitive?: boolean }>).name.sensitive, true);
  equal(schema.required, ["name"]);
});

Deno.test("parsing says every place that does not fit", async () => {
  await rejects(() => parse(z.object({ a: z.object({ b: z.number() }), c: z.string() }), { a: { b: "x" } }, "Arguments"), 'at "a.b"');
  await rejects(() => parse(z.object({ a: z.string().refine((v: string) => v === "x", "must be x") }), { a: "y" }, "Arguments"), 'must be x at "a"');
});

Deno.test("keys that may be anything may be absent, as extensions that were written for zod 4.3 expect", async () => {
  const schema = z.object({ a: z.any(), b: z.unknown().describe("b"), c: z.coerce.boolean(), d: z.unknown().transform((v: unknown) => v ?? "made"), e: z.string().optional() });
  equal(schema.parse({}), { c: false, d: "made" });
  equal(await parse(schema, {}, "Arguments"), { c: false, d: "made" });
  await rejects(() => parse(z.object({ a: z.string() }), {}, "Arguments"), 'at "a"');
  await rejects(() => parse(z.object({ a: z.any().nonoptional() }), {}, "Arguments"), 'at "a"');
});

Deno.test("global arguments without a value are left out, wrong ones are not", async () => {
  const schema = z.object({ region: z.string(), size: z.number().default(3), token: z.string() });
  equal(await parseKnown(schema, { region: "eu" }, ["token"], "Global arguments"), { region: "eu", size: 3 });
  await rejects(() => parseKnown(schema, { region: 5 }, [], "Global arguments"), 'at "region"');
});

Deno.test("what JSON cannot hold is named with its place", async () => {
  equal(toJson({ a: [1, { b: undefined, at: new Date(0) }] }, "x"), { a: [1, { at: "1970-01-01T00:00:00.000Z" }] });
  const shared = { ok: true };
  equal(toJson([shared, shared], "x"), [shared, shared]);
  await rejects(() => toJson({ a: { b: 1n } }, "The thing"), 'a bigint at "a.b"');
  await rejects(() => toExactJson({ a: [1, NaN] }, "The thing", () => {}), 'the number NaN at "a.1"');
  await rejects(() => toExactJson({ a: { b: -Infinity } }, "The thing", () => {}), 'the number -Infinity at "a.b"');
  await rejects(() => toExactJson({ a: { run: () => 1 } }, "The thing", () => {}), 'a function at "a.run"');
  equal(toExactJson({ a: undefined, b: [undefined], c: new Date(0) }, "x", () => {}), { b: [null], c: "1970-01-01T00:00:00.000Z" });
  equal(toJson({ ratio: NaN }, "x"), { ratio: null });
  const said: string[] = [];
  toExactJson({ a: new Map([[1, 2]]), b: [Promise.resolve()], c: new Date(0) }, "The thing", (problem) => said.push(problem));
  equal(said, ['The thing has a Map at "a", which JSON keeps nothing of.', 'The thing has a Promise at "b.0", which JSON keeps nothing of.']);
  let deep = {};
  for (let i = 0; i < 100; i++) deep = { deep };
  await rejects(() => toJson(deep, "The thing"), "The thing cannot be stored: it is nested more than 60 levels deep");
});

Deno.test("a broken shape tells everything at once", async () => {
  const shape = new Shape("model");
  shape.text("type", 5);
  shape.function("methods.run.execute", undefined);
  await rejects(() => shape.throwIfBroken(), "model.type: expected text, found a number; model.methods.run.execute: expected a function, found nothing");
});
