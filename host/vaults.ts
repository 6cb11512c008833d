import { toJson } from "./json.ts";
import { load, type ModuleRef } from "./load.ts";
import { isSchema, parse } from "./schemas.ts";

// deno-lint-ignore no-explicit-any
type Provider = any;

interface VaultParams {
  module: ModuleRef;
  name: string;
  config: Record<string, unknown>;
  operation: "get" | "put" | "list" | "delete";
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
  if (typeof vault[params.operation] !== "function") throw new Error(`This vault cannot ${params.operation} secrets.`);
  const values = params.arguments.map((value) => value === null ? undefined : value);
  return toJson(await vault[params.operation](...values) ?? null, `What '${params.operation}' of vault '${params.name}' returned`);
}

async function createProvider(params: VaultParams): Promise<Provider> {
  const { vault } = await load(params.module);
  const config = isSchema(vault.configSchema) ? await parse(vault.configSchema, params.config, `The configuration of vault '${params.name}'`) : params.config;
  return await vault.createProvider(params.name, config);
}
