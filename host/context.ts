import type { Call } from "./calls.ts";
import { createLogger } from "./logger.ts";
import { toExactJson, toJson } from "./json.ts";
import { ModelType } from "./model_type.ts";
import { createDataRepository, createDefinitionRepository, createOutputRepository, createVaultService, queryData } from "./services.ts";
import { createFileWriter } from "./writers.ts";

/** What the engine tells about a call; everything else is asked for when it is needed. */
export interface ContextParams {
  kind: "model" | "extension";
  repoDir: string;
  modelType: { raw: string; normalized: string };
  modelId: string;
  methodName: string;
  globalArgs: Record<string, unknown>;
  /** Global arguments without a value, and why. */
  unresolvedGlobals: Record<string, string>;
  methodArgs: Record<string, unknown>;
  definition: { id: string; name: string; version: number; tags: Record<string, string> };
  tags: Record<string, string>;
  /** Folder that `extensionFile` resolves against, and whether it came from an installed archive. */
  filesRoot?: string;
  filesInstalled?: boolean;
  /** Folder for what the call needs while it runs; one in the repository when absent. */
  scratch?: string;
}

export function createContext(call: Call, params: ContextParams, missing: MissingMembers, without: string[]): unknown {
  const ask = async (name: string, values: Record<string, unknown>) => (await call.ask(name, values)).value;
  const members: Record<string, unknown> = {
    signal: call.signal,
    repoDir: params.repoDir,
    modelType: new ModelType(params.modelType.raw, params.modelType.normalized),
    modelId: params.modelId,
    methodName: params.methodName,
    globalArgs: withUnresolved(params.globalArgs, params.unresolvedGlobals),
    definition: params.definition,
    logger: createLogger(call),
    tags: params.tags,
    runtimeTags: params.tags,
    tagOverrides: undefined,
    dataOutputOverrides: undefined,
    placement: undefined,
    onEvent: undefined,
    redactor: undefined,
    vaultSecrets: undefined,
    unresolvedMethodArgs: params.methodArgs,
    traceHeaders: call.trace,

    writeResource: async (spec: string, name: string, data: unknown, overrides?: unknown) => {
      const attributes = toExactJson(data, `The ${spec} '${name}'`, (problem) => call.log("warning", problem));
      return { ...await ask("writeResource", { spec, name, data: attributes, overrides }), attributes };
    },
    readResource: (name: string, version?: number) => ask("readResource", { name, version }),
    deleteResource: (name: string) => ask("deleteResource", { name }),
    readModelData: (model: string, spec?: string) => ask("readModelData", { model, spec }),
    queryData: (predicate: string, select?: string) => queryData(call, predicate, select),
    createFileWriter: (spec: string, name: string, overrides?: Record<string, unknown>) => createFileWriter(call, params.scratch ?? `${params.repoDir}/.swamp/tmp`, spec, name, overrides),

    dataRepository: missing.watch("context.dataRepository", createDataRepository(call)),
    definitionRepository: missing.watch("context.definitionRepository", createDefinitionRepository(call)),
    outputRepository: missing.watch("context.outputRepository", createOutputRepository(call)),
    vaultService: missing.watch("context.vaultService", createVaultService(call)),
    dataQueryService: missing.watch("context.dataQueryService", {
      query: (predicate: string, options?: { select?: string }) => queryData(call, predicate, options?.select),
    }),
    putSecret: (vault: string, key: string, value: string) => ask("vault.put", { vault, key, value }),
    readSecret: (vault: string, key: string) => ask("vault.get", { vault, key }),

    extensionFile: (relative: string) => extensionFile({ ...params, owner: params.modelType.raw }, relative),
    createCelEnvironment,
    runModel: (options: Record<string, unknown>) => ask("runModel", { options: toJson(options, "The request of runModel") }),
    approveWorkflowGate: (options: Record<string, unknown>) => ask("workflowGate", { ...options, approve: true }),
    rejectWorkflowGate: (options: Record<string, unknown>) => ask("workflowGate", { ...options, approve: false }),
  };
  for (const name of without) delete members[name];
  return missing.watch("context", members);
}

/** Reading a global argument whose expression has no value is an error that says so. */
function withUnresolved(globals: Record<string, unknown>, unresolved: Record<string, string>): Record<string, unknown> {
  const copy = { ...globals };
  for (const [key, reason] of Object.entries(unresolved)) {
    if (key in copy) continue;
    Object.defineProperty(copy, key, {
      enumerable: false,
      get() {
        throw new Error(`The global argument '${key}' has no value: ${reason}`);
      },
    });
  }
  return copy;
}

export function extensionFile(params: { filesRoot?: string; filesInstalled?: boolean; owner: string }, relative: string): string {
  if (!params.filesRoot) {
    throw new Error(`extensionFile(${JSON.stringify(relative)}): no manifest.yaml was found above the file of ${params.owner}.`);
  }
  if (typeof relative !== "string" || relative.startsWith("/") || /^[A-Za-z]:/.test(relative) || relative.split(/[/\\]/).includes("..")) {
    throw new Error(`extensionFile(${JSON.stringify(relative)}): the path must stay inside the extension.`);
  }
  const path = relative === "" || relative === "." ? params.filesRoot : `${params.filesRoot}/${relative}`;
  try {
    Deno.statSync(path);
  } catch (error) {
    if ((error as Error)?.name === "NotCapable") throw error;
    const hint = params.filesInstalled ? "If it was installed from an old archive, publish it again and pull it again." : `It was looked for at ${path}.`;
    throw new Error(`extensionFile(${JSON.stringify(relative)}): there is no such file. ${hint}`);
  }
  return path;
}

// Taken before an extension can replace what is global.
const { readTextFileSync } = Deno;
const Program = Function;
const celFile = new URL("./vendor/cel.cjs", import.meta.url);

/** The CEL library, a CommonJS module that needs no others. The `require` of node:module would cost every call 15 ms. */
// deno-lint-ignore no-explicit-any
function loadCel(): any {
  const module = { exports: {} };
  new Program("module", "exports", readTextFileSync(celFile))(module, module.exports);
  return module.exports;
}

/** A live CEL environment with the dialect of definitions and workflows (EXP-10, EXP-11); loaded when the first method asks for one. */
function createCelEnvironment(): unknown {
  const { Environment } = loadCel();
  const environment = new Environment({ unlistedVariablesAreDyn: true, enableOptionalTypes: true, homogeneousAggregateLiterals: false });
  environment.registerFunction("string.reverse(): string", (text: string) => [...text].reverse().join(""));
  // deno-lint-ignore no-explicit-any
  const operators: [string, (a: any, b: any) => number][] = [
    ["+", (a, b) => Number(a) + Number(b)],
    ["-", (a, b) => Number(a) - Number(b)],
    ["*", (a, b) => Number(a) * Number(b)],
    ["/", (a, b) => Number(a) / Number(b)],
    ["%", (a, b) => Number(a) % Number(b)],
  ];
  for (const [sign, apply] of operators) {
    environment.registerOperator(`int ${sign} double: double`, apply);
    environment.registerOperator(`double ${sign} int: double`, apply);
  }
  return environment;
}

/**
 * Watches for members that extensions look for and that do not exist here. Looking is allowed, since extensions test for what is there; a failure
 * that follows from it names the member.
 */
export class MissingMembers {
  readonly #names = new Set<string>();

  constructor(private readonly call: Call) {}

  watch<T extends object>(path: string, members: T): T {
    return new Proxy(members, {
      get: (target, key, receiver) => {
        const value = Reflect.get(target, key, receiver);
        if (value === undefined && typeof key === "string" && key !== "then" && key !== "toJSON") this.#note(`${path}.${key}`, key in target);
        return value;
      },
    });
  }

  // deno-lint-ignore no-explicit-any
  async explain(action: () => any): Promise<any> {
    try {
      return await action();
    } catch (error) {
      if (error instanceof TypeError && this.#names.size > 0) {
        error.message += ` (not offered here: ${[...this.#names].join(", ")})`;
      }
      throw error;
    }
  }

  /** A member that may be absent is remembered for the message of a failure, and not warned about. */
  #note(name: string, mayBeAbsent: boolean): void {
    if (this.#names.has(name)) return;
    this.#names.add(name);
    if (!mayBeAbsent) this.call.log("warning", `The extension looked for ${name}, which is not offered here.`);
  }
}
