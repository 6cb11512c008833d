import { toJson } from "./json.ts";
import { load, type ModuleRef } from "./load.ts";
import { isSchema, parse } from "./schemas.ts";

// deno-lint-ignore no-explicit-any
type Provider = any;

interface VaultParams {
  module: ModuleRef;
  name: string;
  config: Record<string, unknown>;
  operation: "parts" | "get" | "put" | "list" | "delete" | `${"get" | "put" | "delete"}${"Annotation" | "RefreshHook"}`;
  arguments: unknown[];
}

const providers = new Map<string, Promise<Provider>>();

/** Uses a vault provider, which is made once for each configuration and kept. */
export async function useVault(params: VaultParams): Promise<unknown> {
  const key = JSON.stringify([params.module.path, params.module.fingerprint, params.name, params.config]);
  let provider = providers.get(key);
  if (!provider) {
    provider = createProvider(params);
    providers.set(key, provider);
    provider.catch(() => providers.delete(key));
  }
  const vault = await provider;
  if (params.operation === "parts") return parts(vault);
  if (typeof vault[params.operation] !== "function") throw new Error(`This vault has no '${params.operation}'.`);
  const values = params.arguments.map((value) => value === null ? undefined : withTimes(value));
  return toJson(await vault[params.operation](...values) ?? null, `What '${params.operation}' of vault '${params.name}' returned`);
}

/** What the vault can do beyond keeping secrets. Labels go to `put` as its third argument, which older providers do not take. */
function parts(vault: Provider): Record<string, boolean> {
  const has = (...names: string[]) => names.every((name) => typeof vault[name] === "function");
  const annotations = has("getAnnotation", "putAnnotation", "deleteAnnotation");
  return {
    deletion: has("delete"),
    labels: annotations || vault.put.length > 2,
    annotations,
    refreshHooks: has("getRefreshHook", "putRefreshHook", "deleteRefreshHook"),
  };
}

/** Annotations and hooks carry times, which extensions get as dates. */
function withTimes(value: unknown): unknown {
  if (typeof value !== "object" || value === null) return value;
  const times = Object.entries(value).map(([key, item]) => [key, timeKeys.has(key) && typeof item === "string" ? new Date(item) : item]);
  return Object.fromEntries(times);
}

const timeKeys = new Set(["updatedAt", "lastRefreshedAt"]);

async function createProvider(params: VaultParams): Promise<Provider> {
  const { vault } = await load(params.module);
  const config = isSchema(vault.configSchema) ? await parse(vault.configSchema, params.config, `The configuration of vault '${params.name}'`) : params.config;
  return await vault.createProvider(params.name, config);
}
