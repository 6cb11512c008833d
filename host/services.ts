import type { Call } from "./calls.ts";
import { ModelType } from "./model_type.ts";

// deno-lint-ignore no-explicit-any
type Any = any;

/** Types are handed back as they were given: as text or as an object. */
function typeText(type: Any): string {
  return typeof type === "string" ? type : type?.normalized ?? String(type);
}

/** The type of a row as an object that is also text. */
function typed(row: Any): Any {
  return row ? { ...row, type: new ModelType(row.type.raw, row.type.normalized) } : row;
}

function revive(record: Any): Any {
  if (record && typeof record.createdAt === "string") record.createdAt = new Date(record.createdAt);
  return record;
}

export function createDataRepository(call: Call): Record<string, unknown> {
  const ask = async (name: string, params: Record<string, unknown>) => (await call.ask(`data.${name}`, params)).value;
  const item = (type: Any, model: string, name: string, version?: number) => ({ type: typeText(type), model, name, version });
  return {
    async getContent(type: Any, model: string, name: string, version?: number): Promise<Uint8Array | null> {
      const pieces: Uint8Array[] = [];
      for (let offset = 0;;) {
        const { value, bytes } = await call.ask("data.getContent", { ...item(type, model, name, version), offset });
        if (value === null) return null;
        if (bytes) pieces.push(bytes);
        offset += bytes?.length ?? 0;
        if (value.done) break;
        version = value.version;
      }
      return pieces.length === 1 ? pieces[0] : joined(pieces);
    },
    findAllForModel: async (type: Any, model: string) => (await ask("findAllForModel", { type: typeText(type), model })).map(revive),
    findBySpec: async (model: string, spec: string) => (await ask("findBySpec", { model, spec })).map(revive),
    findByName: async (type: Any, model: string, name: string, version?: number) => revive(await ask("findByName", item(type, model, name, version))),
    findAllGlobal: async () => (await ask("findAllGlobal", {})).map((row: Any) => ({ ...row, modelType: new ModelType(row.modelType.raw, row.modelType.normalized), data: revive(row.data) })),
    listVersions: (type: Any, model: string, name: string) => ask("listVersions", item(type, model, name)),
    delete: (type: Any, model: string, name: string, version?: number) => ask("delete", item(type, model, name, version)),
  };
}

export function createDefinitionRepository(call: Call): Record<string, unknown> {
  const ask = async (name: string, params: Record<string, unknown>) => (await call.ask(`definitions.${name}`, params)).value;
  return {
    findByNameGlobal: async (name: string) => typed(await ask("findByNameGlobal", { name })),
    findById: async (type: Any, id: string) => (await ask("findById", { type: typeText(type), id }))?.definition ?? null,
    findByName: async (type: Any, name: string) => (await ask("findById", { type: typeText(type), id: name }))?.definition ?? null,
    findAll: async (type: Any) => (await ask("findAll", { type: typeText(type) })).map((row: Any) => row.definition),
    findAllGlobal: async () => (await ask("findAll", {})).map(typed),
  };
}

export function createOutputRepository(call: Call): Record<string, unknown> {
  return {
    findById: async (...args: string[]) => (await call.ask("outputs.findById", { id: args[args.length - 1] })).value,
  };
}

export function createVaultService(call: Call): Record<string, unknown> {
  const ask = async (name: string, params: Record<string, unknown>) => (await call.ask(`vault.${name}`, params)).value;
  return {
    get: (vault: string, key: string) => ask("get", { vault, key }),
    put: (vault: string, key: string, value: string) => ask("put", { vault, key, value }),
    delete: (vault: string, key: string) => ask("delete", { vault, key }),
    list: (vault: string) => ask("list", { vault }),
    getVaultNames: () => ask("names", {}),
    listVaults: () => ask("names", {}),
  };
}

export async function queryData(call: Call, predicate: string, select?: string): Promise<unknown> {
  return (await call.ask("queryData", { predicate, select })).value;
}

function joined(pieces: Uint8Array[]): Uint8Array {
  const all = new Uint8Array(pieces.reduce((sum, piece) => sum + piece.length, 0));
  let at = 0;
  for (const piece of pieces) {
    all.set(piece, at);
    at += piece.length;
  }
  return all;
}
