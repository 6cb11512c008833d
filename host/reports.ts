import type { Call } from "./calls.ts";
import { MissingMembers, ModelType } from "./context.ts";
import { toJson } from "./json.ts";
import { load, type ModuleRef } from "./load.ts";
import { createLogger } from "./logger.ts";
import { createDataRepository, createDefinitionRepository, queryData } from "./services.ts";

// deno-lint-ignore no-explicit-any
type Any = any;

/** Makes a report of a method run (REP-1). Arguments reach it with secrets already hidden. */
export async function runReport(call: Call, params: { module: ModuleRef; context: Any }): Promise<unknown> {
  const { report } = await load(params.module);
  const missing = new MissingMembers(call);
  const given = params.context;
  const context = missing.watch("context", {
    ...given,
    modelType: new ModelType(given.modelType.raw, given.modelType.normalized),
    signal: call.signal,
    logger: createLogger(call),
    dataRepository: missing.watch("context.dataRepository", createDataRepository(call)),
    definitionRepository: missing.watch("context.definitionRepository", createDefinitionRepository(call)),
    queryData: (predicate: string, select?: string) => queryData(call, predicate, select),
    redactSensitiveArgs: (args: unknown) => args,
    swampSha: undefined,
    errorMessage: given.errorMessage ?? undefined,
    outputSpecs: given.outputSpecs ?? [],
  });
  const result = await missing.explain(() => report.execute(context));
  if (typeof result?.markdown !== "string") throw new Error(`The report returned no { markdown, json }.`);
  return { markdown: result.markdown, json: toJson(result.json ?? {}, `The json of report '${report.name}'`) };
}
