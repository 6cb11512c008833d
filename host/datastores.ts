import type { Call } from "./calls.ts";
import { toJson } from "./json.ts";
import { load, type ModuleRef } from "./load.ts";
import { isSchema, parse } from "./schemas.ts";

// deno-lint-ignore no-explicit-any
type Any = any;

interface DatastoreParams {
  module: ModuleRef;
  type: string;
  config: Record<string, unknown>;
  /** Absolute path of the repository. */
  repository: string;
  operation: keyof typeof operations;
  defaultCachePath?: string;
  cachePath?: string;
  models?: { modelType: string; modelId: string }[];
  prepared?: string;
  path?: string;
  lockKey?: string;
  maxWaitMs?: number;
  nonce?: string;
}

const LOCK_TTL_MS = 30_000;
const LOCK_RETRY_MS = 1_000;

const stores = new Map<string, Promise<Store>>();

/** Uses a datastore, which is made once for each configuration and kept, with its locks. */
export async function useDatastore(call: Call, params: DatastoreParams): Promise<unknown> {
  const key = JSON.stringify([params.module.path, params.module.fingerprint, params.repository, params.config]);
  let store = stores.get(key);
  if (!store) {
    store = Store.create(params);
    stores.set(key, store);
    store.catch(() => stores.delete(key));
  }
  return await operations[params.operation](await store, params, call);
}

const operations = {
  open: (store: Store, params: DatastoreParams) => store.describe(params),
  verify: async (store: Store) => toJson(await store.provider.createVerifier().verify(), `What the verifier of '${store.type}' returned`),
  acquire: (store: Store, params: DatastoreParams, call: Call) => store.acquire(params, call),
  release: (store: Store, params: DatastoreParams) => store.release(params),
  inspect: async (store: Store, params: DatastoreParams) => toJson(await store.lock(params).inspect() ?? null, "What 'inspect' of the lock returned"),
  forceRelease: async (store: Store, params: DatastoreParams) => await store.lock(params).forceRelease(params.nonce) === true,
  markDirty: async (store: Store, params: DatastoreParams) => {
    await store.sync(params).markDirty?.();
    return null;
  },
  pull: (store: Store, params: DatastoreParams, call: Call) => counted(() => store.sync(params).pullChanged(options(params, call))),
  push: (store: Store, params: DatastoreParams, call: Call) => counted(() => store.sync(params).pushChanged(options(params, call))),
  preparePush: (store: Store, params: DatastoreParams, call: Call) =>
    explained(async () => {
      const id = crypto.randomUUID();
      store.prepared.set(id, await store.sync(params).preparePush(options(params, call)));
      return id;
    }),
  commitPush: (store: Store, params: DatastoreParams, call: Call) =>
    counted(async () => {
      if (!store.prepared.has(params.prepared!)) throw new Error("what was prepared is gone, because the extension host was started anew");
      const manifest = store.prepared.get(params.prepared!);
      store.prepared.delete(params.prepared!);
      return await store.sync(params).commitPush(manifest, options(params, call));
    }),
  previewPush: (store: Store, params: DatastoreParams, call: Call) =>
    explained(async () => toJson(await store.sync(params).previewPush(options(params, call)) ?? {}, "What 'previewPush' returned")),
};

/** A provider with what it made: locks that are held, the service that exchanges files, pushes in their first phase. */
class Store {
  readonly held = new Map<string, Any>();
  readonly prepared = new Map<string, unknown>();
  #sync: { path: string; service: Any } | undefined;

  private constructor(readonly type: string, readonly provider: Any, readonly repository: string) {}

  static async create(params: DatastoreParams): Promise<Store> {
    const { datastore } = await load(params.module);
    const what = `The configuration of datastore '${params.type}'`;
    const config = isSchema(datastore.configSchema) ? await parse(datastore.configSchema, params.config, what) : params.config;
    const provider = await datastore.createProvider(config);
    for (const member of ["createLock", "createVerifier", "resolveDatastorePath"]) {
      if (typeof provider?.[member] !== "function") throw new Error(`createProvider of '${params.type}' returned no object with a function '${member}'`);
    }
    return new Store(params.type, provider, params.repository);
  }

  async describe(params: DatastoreParams): Promise<unknown> {
    const datastorePath = await this.provider.resolveDatastorePath(this.repository);
    if (typeof datastorePath !== "string" || datastorePath === "") throw new Error(`resolveDatastorePath of '${this.type}' returned no text`);
    const cachePath = await this.provider.resolveCachePath?.(this.repository) ?? params.defaultCachePath;
    if (typeof cachePath !== "string" || cachePath === "") throw new Error(`resolveCachePath of '${this.type}' returned neither text nor undefined`);
    const hasSync = typeof this.provider.createSyncService === "function";
    const service = hasSync ? this.sync({ ...params, cachePath }) : undefined;
    const can = await service?.capabilities?.() ?? {};
    return {
      datastorePath,
      cachePath,
      hasSync,
      scopedSync: can.scopedSync === true,
      twoPhaseSync: can.twoPhaseSync === true && typeof service.preparePush === "function" && typeof service.commitPush === "function",
      previewPush: can.previewPush === true && typeof service.previewPush === "function",
    };
  }

  sync(params: DatastoreParams): Any {
    if (this.#sync?.path !== params.cachePath) {
      const service = this.provider.createSyncService(this.repository, params.cachePath);
      for (const member of ["pullChanged", "pushChanged"]) {
        if (typeof service?.[member] !== "function") throw new Error(`createSyncService of '${this.type}' returned no object with a function '${member}'`);
      }
      this.#sync = { path: params.cachePath!, service };
    }
    return this.#sync!.service;
  }

  /** The lock that is held here, or another one of the same name to look at. */
  lock(params: DatastoreParams): Any {
    return this.held.get(params.lockKey ?? "") ?? this.#makeLock(params);
  }

  #makeLock(params: DatastoreParams): Any {
    const lock = this.provider.createLock(params.path, {
      ...(params.lockKey ? { lockKey: params.lockKey } : {}),
      ttlMs: LOCK_TTL_MS,
      retryIntervalMs: Math.min(LOCK_RETRY_MS, Math.max(20, (params.maxWaitMs ?? 0) / 4)),
      maxWaitMs: params.maxWaitMs ?? 0,
    });
    for (const member of ["acquire", "release", "inspect", "forceRelease"]) {
      if (typeof lock?.[member] !== "function") throw new Error(`createLock of '${this.type}' returned no object with a function '${member}'`);
    }
    return lock;
  }

  async acquire(params: DatastoreParams, call: Call): Promise<unknown> {
    // A new one, since one that is held here belongs to somebody else's work and is waited for like any other.
    const lock = this.#makeLock(params);
    const taking = Promise.resolve(lock.acquire());
    await Promise.race([taking, aborted(call)]).catch((error) => {
      // Nobody waits for it any more: what comes of it is given back.
      if (call.signal.aborted) taking.then(() => lock.release()).catch(() => {});
      throw error;
    });
    this.held.set(params.lockKey ?? "", lock);
    return toJson(await lock.inspect() ?? null, "What 'inspect' of the lock returned");
  }

  async release(params: DatastoreParams): Promise<null> {
    const held = this.held.get(params.lockKey ?? "");
    if (held) {
      this.held.delete(params.lockKey ?? "");
      await held.release();
    } else if (params.nonce) {
      await this.lock(params).forceRelease(params.nonce);
    }
    return null;
  }
}

function options(params: DatastoreParams, call: Call): Record<string, unknown> {
  return { signal: call.signal, ...(params.models ? { context: { models: params.models } } : {}) };
}

function aborted(call: Call): Promise<never> {
  return new Promise((_, reject) => call.signal.addEventListener("abort", () => reject(call.signal.reason), { once: true }));
}

async function counted(action: () => Promise<unknown>): Promise<number | null> {
  const count = await explained(action);
  return typeof count === "number" && Number.isFinite(count) ? count : null;
}

/** Says what a server answered, which clients of object stores keep beside the message. */
async function explained<T>(action: () => Promise<T>): Promise<T> {
  try {
    return await action();
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    const { $metadata, status, statusCode, code, Code } = error as Any;
    const facts = [
      ["HTTP", $metadata?.httpStatusCode ?? statusCode ?? status],
      ["requestId", $metadata?.requestId],
      ["code", Code ?? code ?? ($metadata ? error.name : undefined)],
    ].filter(([, value]) => typeof value === "string" || typeof value === "number").map(([name, value]) => name === "HTTP" ? `HTTP ${value}` : `${name}=${value}`);
    throw Object.assign(new Error(`${facts.length > 0 ? `(${facts.join(", ")})` : ""}: ${error.message}`, { cause: error.cause }), { stack: error.stack });
  }
}
