// Shared by identity with the extensions: the import map gives them this very module.
import * as shared from "swamp:zod";
import { olderJsonSchema } from "./zod3.ts";

// Bundles made elsewhere look for zod here.
(globalThis as Record<string, unknown>).__swamp_zod = shared;

// deno-lint-ignore no-explicit-any
const { z } = shared as any;

/** What makes an object a zod 4 schema, whichever copy of zod made it. */
// deno-lint-ignore no-explicit-any
export function isSchema(value: any): boolean {
  return typeof value === "object" && value !== null && typeof value.safeParse === "function" && ("_zod" in value || "_def" in value);
}

/** The JSON Schema of what a schema accepts. */
// deno-lint-ignore no-explicit-any
export function jsonSchema(schema: any): Record<string, unknown> {
  if (!("_zod" in schema)) return { $schema: "https://json-schema.org/draft/2020-12/schema", ...olderJsonSchema(schema) };
  const options = { io: "input" as const, unrepresentable: "any" as const, target: "draft-2020-12" as const };
  const { "~standard": _standard, ...json } = z.toJSONSchema(schema, options) as Record<string, unknown>;
  return json;
}

interface Issue {
  path: PropertyKey[];
  message: string;
}

/** Parses a value; the error names every place that does not fit. */
// deno-lint-ignore no-explicit-any
export async function parse(schema: any, value: unknown, what: string): Promise<any> {
  const result = await schema.safeParseAsync(value);
  if (result.success) return result.data;
  throw new ArgumentError(what, result.error.issues);
}

/** Parses global arguments as far as they are known: those without a value are left out, not complained about. */
// deno-lint-ignore no-explicit-any
export async function parseKnown(schema: any, value: Record<string, unknown>, missing: string[], what: string): Promise<any> {
  const result = await schema.safeParseAsync(value);
  if (result.success) return result.data;
  const serious = result.error.issues.filter((issue: Issue) => !missing.includes(String(issue.path[0])) && !isAbsent(value, issue.path));
  if (serious.length > 0) throw new ArgumentError(what, serious);
  return await eachKey(schema, value);
}

function isAbsent(value: Record<string, unknown>, path: PropertyKey[]): boolean {
  return path.length === 1 && value[String(path[0])] === undefined;
}

// deno-lint-ignore no-explicit-any
async function eachKey(schema: any, value: Record<string, unknown>): Promise<Record<string, unknown>> {
  const shape = schema.shape ?? {};
  const parsed: Record<string, unknown> = {};
  for (const key of new Set([...Object.keys(shape), ...Object.keys(value)])) {
    const result = isSchema(shape[key]) ? await shape[key].safeParseAsync(value[key]) : { success: true, data: value[key] };
    if (result.success && result.data !== undefined) parsed[key] = result.data;
  }
  return parsed;
}

export class ArgumentError extends Error {
  readonly code = "invalid_arguments";

  constructor(what: string, issues: Issue[]) {
    super(`${what} validation failed: ` + issues.map((issue) => `${issue.message} at "${issue.path.map(String).join(".")}"`).join("; "));
    this.name = "ArgumentError";
  }
}
