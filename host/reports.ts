import type { Call } from "./calls.ts";
import { extensionFile, MissingMembers } from "./context.ts";
import { toJson } from "./json.ts";
import { load, type ModuleRef } from "./load.ts";
import { createLogger } from "./logger.ts";
import { ModelType } from "./model_type.ts";
import { createDataRepository, createDefinitionRepository, queryData } from "./services.ts";

// deno-lint-ignore no-explicit-any
type Any = any;

/** Makes a report of a method or workflow run (REP-1). Arguments reach it with secrets already hidden. */
export async function runReport(call: Call, params: { module: ModuleRef; context: Any }): Promise<unknown> {
  const { report } = await load(params.module);
  const missing = new MissingMembers(call);
  const { filesRoot, filesInstalled, sensitive, ...given } = params.context;
  const context = missing.watch("context", {
    ...given,
    ...(given.modelType ? { modelType: new ModelType(given.modelType.raw, given.modelType.normalized), errorMessage: given.errorMessage ?? undefined } : {}),
    signal: call.signal,
    logger: createLogger(call),
    dataRepository: missing.watch("context.dataRepository", createDataRepository(call)),
    definitionRepository: missing.watch("context.definitionRepository", createDefinitionRepository(call)),
    queryData: (predicate: string, select?: string) => queryData(call, predicate, select),
    redactSensitiveArgs: (args: Record<string, unknown>, which: "global" | "method" = "method") => hide(args, sensitive?.[which] ?? []),
    extensionFile: (relative: string) => extensionFile({ filesRoot, filesInstalled, owner: report.name }, relative),
    swampSha: undefined,
  });
  const result = await missing.explain(() => report.execute(context));
  if (typeof result?.markdown !== "string") throw new Error(`The report returned no { markdown, json }.`);
  return { markdown: result.markdown, json: toJson(result.json ?? {}, `The json of report '${report.name}'`) };
}

/** Hides arguments that the schema marks as sensitive, wherever the report has them from. */
function hide(args: Record<string, unknown>, keys: string[]): Record<string, unknown> {
  return Object.fromEntries(Object.entries(args ?? {}).map(([key, value]) => [key, keys.includes(key) ? "***" : value]));
}
