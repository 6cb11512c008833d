import type { Call } from "./calls.ts";
import { load, type ModuleRef } from "./load.ts";
import { toJson } from "./json.ts";
import { isSchema, parse } from "./schemas.ts";
import { createFileWriter } from "./writers.ts";

// deno-lint-ignore no-explicit-any
type Any = any;

interface DriverParams {
  module: ModuleRef;
  type: string;
  config: Record<string, unknown>;
  operation: "open" | "execute" | "shutdown";
  request?: Any;
  /** Absolute path of the method's code as one file. */
  bundlePath?: string;
  /** Folder for what the call needs while it runs. */
  scratch?: string;
}

const drivers = new Map<string, Promise<Any>>();

/** Uses a driver, which is made once for each configuration, initialized once, and shut down at the end. */
export async function useDriver(call: Call, params: DriverParams): Promise<unknown> {
  const key = JSON.stringify([params.module.path, params.module.fingerprint, params.config]);
  if (params.operation === "shutdown") {
    const known = drivers.get(key);
    drivers.delete(key);
    await (await known)?.shutdown?.();
    return null;
  }
  let driver = drivers.get(key);
  if (!driver) {
    driver = createDriver(params);
    drivers.set(key, driver);
    driver.catch(() => drivers.delete(key));
  }
  const ready = await driver;
  return params.operation === "open" ? null : await execute(ready, call, params);
}

async function createDriver(params: DriverParams): Promise<Any> {
  const { driver } = await load(params.module);
  const config = isSchema(driver.configSchema) ? await parse(driver.configSchema, params.config, `driverConfig of '${params.type}'`) : params.config;
  const made = await driver.createDriver(config);
  if (typeof made?.execute !== "function") throw new Error(`createDriver of '${params.type}' returned no object with a function 'execute'.`);
  await made.initialize?.();
  return made;
}

async function execute(driver: Any, call: Call, params: DriverParams): Promise<unknown> {
  const bundle = params.bundlePath ? await Deno.readFile(params.bundlePath) : undefined;
  let told = 0;
  const callbacks = {
    signal: call.signal,
    onLog: (line: unknown) => {
      told++;
      call.log("info", String(line));
    },
    onResourceWritten: () => {},
    /** Stores a resource at once; the handle goes into a `persisted` output. */
    writeResource: async (spec: string, name: string, data: unknown, overrides?: unknown) =>
      (await call.ask("writeResource", { spec, name, data: toJson(data, `The ${spec} '${name}'`), overrides })).value,
    createFileWriter: (spec: string, name: string, overrides?: Record<string, unknown>) => createFileWriter(call, params.scratch!, spec, name, overrides),
  };
  const traceHeaders = Object.fromEntries(Object.entries(call.trace).filter(([, value]) => typeof value === "string"));
  const result = await driver.execute({ ...params.request, ...(bundle ? { bundle } : {}), traceHeaders }, callbacks);
  if (result?.status !== "success" && result?.status !== "error") {
    throw new Error(`The driver '${params.type}' returned no { status: "success" } or { status: "error", error }.`);
  }
  if (told === 0 && Array.isArray(result.logs)) result.logs.forEach(callbacks.onLog);
  const outputs: unknown[] = [];
  for (const [i, output] of list(result.outputs).entries()) outputs.push(await take(call, params, output, `outputs[${i}]`));
  return { outputs, error: result.status === "error" ? String(result.error ?? "Driver execution failed") : null };
}

/** Files are stored from here, in pieces; resources are told to the engine, which knows what their specs ask for. */
async function take(call: Call, params: DriverParams, output: Any, at: string): Promise<unknown> {
  if (output?.kind === "persisted") {
    const handle = output.handle;
    const id = handle?.dataId ?? handle?.id;
    if (typeof handle?.name !== "string" || typeof id !== "string" || typeof handle.version !== "number") {
      throw new Error(`${at} of driver '${params.type}' is 'persisted' and has no handle { name, version, dataId }.`);
    }
    return { kind: "persisted", name: handle.name, version: handle.version, id };
  }
  if (output?.kind !== "pending" || typeof output.specName !== "string" || typeof output.name !== "string" || !["resource", "file"].includes(output.type)) {
    throw new Error(`${at} of driver '${params.type}' is neither { kind: "persisted", handle } nor { kind: "pending", specName, name, type: "resource" | "file", content }.`);
  }
  const overrides = output.tags ? { tags: output.tags } : undefined;
  if (output.type === "resource") {
    const text = textOf(output.content, at, params);
    return { kind: "text", spec: output.specName, name: output.name, text, metadata: toJson(output.metadata ?? {}, `${at}.metadata`), overrides };
  }
  const handle = await createFileWriter(call, params.scratch!, output.specName, output.name, overrides).writeAll(bytesOf(output.content, at, params)) as Any;
  return { kind: "persisted", name: handle.name, version: handle.version, id: handle.dataId };
}

function textOf(content: unknown, at: string, params: DriverParams): string {
  if (typeof content === "string") return content;
  if (content instanceof Uint8Array || content instanceof ArrayBuffer) return new TextDecoder().decode(content);
  if (typeof content === "object" && content !== null) return JSON.stringify(toJson(content, `${at}.content`));
  throw new Error(`${at}.content of driver '${params.type}' has to be bytes or text.`);
}

function bytesOf(content: unknown, at: string, params: DriverParams): Uint8Array {
  if (content instanceof Uint8Array) return content;
  if (content instanceof ArrayBuffer) return new Uint8Array(content);
  return new TextEncoder().encode(textOf(content, at, params));
}

function list(value: unknown): unknown[] {
  return Array.isArray(value) ? value : [];
}
