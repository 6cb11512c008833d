import type { Call } from "./calls.ts";
import { type ContextParams, createContext, MissingMembers } from "./context.ts";
import { load, type ModuleRef } from "./load.ts";
import { parse, parseKnown } from "./schemas.ts";

interface MethodParams {
  module: ModuleRef;
  method: string;
  arguments: Record<string, unknown>;
  /** Whether a grafted method of `export const extension` is meant. */
  context: ContextParams;
}

// deno-lint-ignore no-explicit-any
type Owner = any;

function ownerOf(module: Owner): Owner {
  return module.model ?? module.extension;
}

// deno-lint-ignore no-explicit-any
function memberOf(part: any, name: string): any {
  return Array.isArray(part) ? part.find((map) => map?.[name])?.[name] : part?.[name];
}

export async function runMethod(call: Call, params: MethodParams): Promise<unknown> {
  const owner = ownerOf(await load(params.module));
  const method = memberOf(owner.methods, params.method);
  if (!method) throw new Error(`The module has no method '${params.method}'.`);
  const args = await parse(method.arguments, params.arguments, "Method arguments");
  const missing = new MissingMembers(call);
  const context = await contextFor(call, owner, params.context, missing);
  const result = await missing.explain(() => method.execute(args, context));
  // deno-lint-ignore no-explicit-any
  const handles = Array.isArray(result?.dataHandles) ? result.dataHandles.map((handle: any) => handle?.dataId).filter((id: unknown) => typeof id === "string") : [];
  return { dataHandles: handles };
}

export async function runCheck(call: Call, params: { module: ModuleRef; check: string; context: ContextParams }): Promise<unknown> {
  const owner = ownerOf(await load(params.module));
  const check = memberOf(owner.checks, params.check);
  if (!check) throw new Error(`The module has no check '${params.check}'.`);
  const missing = new MissingMembers(call);
  const context = await contextFor(call, owner, params.context, missing, ["writeResource", "createFileWriter", "deleteResource"]);
  const result = await missing.explain(() => check.execute(context));
  if (typeof result?.pass !== "boolean") {
    throw new Error(`The check '${params.check}' returned no { pass: true } or { pass: false, errors: [...] }.`);
  }
  return { pass: result.pass, errors: Array.isArray(result.errors) ? result.errors.map(String) : [] };
}

export async function runUpgrade(params: { module: ModuleRef; toVersion: string; globalArguments: Record<string, unknown> }): Promise<unknown> {
  const { model } = await load(params.module);
  // deno-lint-ignore no-explicit-any
  const step = model.upgrades.find((upgrade: any) => upgrade.toVersion === params.toVersion);
  const result = await step.upgradeAttributes(params.globalArguments);
  if (typeof result !== "object" || result === null || Array.isArray(result)) {
    throw new Error(`The upgrade to ${params.toVersion} did not return the new global arguments.`);
  }
  return result;
}

async function contextFor(call: Call, owner: Owner, params: ContextParams, missing: MissingMembers, without: string[] = []): Promise<unknown> {
  const globals = owner.globalArguments && params.kind !== "extension"
    ? await parseKnown(owner.globalArguments, params.globalArgs, Object.keys(params.unresolvedGlobals), "Global arguments")
    : params.globalArgs;
  return createContext(call, { ...params, globalArgs: globals }, missing, without);
}
