/**
 * Runs one method where there is no engine to talk to: in a container that sees the bundle, the request and this program, and a file for what the method writes.
 * It is bundled into `runner.js`. What is logged goes to standard error as lines of JSON after a record separator; what is printed stays what it is.
 */
import { Call, currentCall, type Trace } from "./calls.ts";
import { describeError } from "./errors.ts";
import { encodeFrame, type Message } from "./frames.ts";
import { captureConsole, guardProcess, passTraceToPrograms } from "./guard.ts";
import { fileUrl } from "./load.ts";
import { runMethod } from "./methods.ts";

// deno-lint-ignore no-explicit-any
type Any = any;

const PIECE = 1024 * 1024;

/** Appends frames to the file that the engine reads afterwards. */
export class Results {
  readonly #file: Deno.FsFile;

  constructor(path: string) {
    this.#file = Deno.openSync(path, { write: true, append: true });
  }

  add(message: Message, bytes?: Uint8Array): void {
    const frame = encodeFrame(message, bytes);
    for (let at = 0; at < frame.length;) at += this.#file.writeSync(frame.subarray(at));
  }
}

/** A call whose requests are answered here: writes are kept for the engine, the model's own resources came along, and nothing else is within reach. */
export class ContainerCall extends Call {
  #writers = 0;
  readonly #open = new Map<number, { spec: string; name: string; size: number }>();
  readonly #written = new Map<string, unknown>();

  constructor(trace: Trace, private readonly request: Any, private readonly results: Results) {
    super(1, trace, undefined as never, undefined as never);
  }

  override ask(name: string, params: Any, bytes?: Uint8Array): Promise<{ value: Any; bytes?: Uint8Array }> {
    try {
      return Promise.resolve({ value: this.#answer(name, params, bytes) });
    } catch (error) {
      return Promise.reject(error);
    }
  }

  override log(level: string, text: string): void {
    const line = new TextEncoder().encode(`\u001e${JSON.stringify({ level, text })}\n`);
    for (let at = 0; at < line.length;) at += Deno.stderr.writeSync(line.subarray(at));
  }

  #answer(name: string, params: Any, bytes?: Uint8Array): unknown {
    switch (name) {
      case "writeResource": {
        this.#check("resource", this.request.resourceSpecs, params.spec);
        const id = crypto.randomUUID();
        this.results.add({ t: "resource", spec: params.spec, name: params.name, data: params.data, overrides: params.overrides, id } as Any);
        this.#written.set(params.name, params.data);
        return this.#handle("resource", params, id, JSON.stringify(params.data ?? null).length, "application/json");
      }
      case "readResource":
        return this.#read(params.name, params.version);
      case "deleteResource": {
        const wasThere = this.#read(params.name) !== null;
        this.#written.set(params.name, null);
        if (wasThere) this.results.add({ t: "deletion", name: params.name });
        return wasThere;
      }
      case "file.open": {
        this.#check("file", this.request.fileSpecs, params.spec);
        const writer = ++this.#writers;
        this.#open.set(writer, { spec: params.spec, name: params.name, size: 0 });
        this.results.add({ t: "file", writer, spec: params.spec, name: params.name, overrides: params.overrides });
        return writer;
      }
      case "file.write": {
        const content = bytes ?? new Uint8Array(0);
        for (let at = 0; at < content.length; at += PIECE) this.results.add({ t: "bytes", writer: params.writer }, content.subarray(at, at + PIECE));
        this.#open.get(params.writer)!.size += content.length;
        return null;
      }
      case "file.complete": {
        const file = this.#open.get(params.writer)!;
        this.#open.delete(params.writer);
        const id = crypto.randomUUID();
        this.results.add({ t: "done", writer: params.writer, id } as Any);
        return this.#handle("file", file, id, file.size, this.request.fileSpecs?.[file.spec]?.contentType ?? "application/octet-stream");
      }
      default:
        throw new Error(`${describe(name)} is not offered in a container, which cannot reach the repository. Use the driver 'raw' or 'sandbox', or pass what is needed as an argument.`);
    }
  }

  #read(name: string, version?: number): unknown {
    if (this.#written.has(name) && !version) return structuredClone(this.#written.get(name));
    if (version) throw new Error(`readResource(${JSON.stringify(name)}, ${version}): only the latest version is known in a container.`);
    if (this.request.resourcesLeftOut?.includes(name)) throw new Error(`readResource(${JSON.stringify(name)}): the model's resources are too large to be handed to a container.`);
    return structuredClone(this.request.resources?.[name] ?? null);
  }

  #check(kind: string, specs: Record<string, unknown> | undefined, spec: string): void {
    if (specs && Object.hasOwn(specs, spec)) return;
    const names = Object.keys(specs ?? {});
    throw new Error(`Unknown ${kind} spec '${spec}'. Declared ${kind} specs: ${names.length === 0 ? "none" : names.join(", ")}.`);
  }

  #handle(kind: string, item: { spec: string; name: string }, id: string, size: number, contentType: string): unknown {
    return { name: item.name, specName: item.spec, kind, dataId: id, version: 1, size, tags: {}, metadata: { contentType, tags: {}, lifecycle: "active" } };
  }
}

function describe(name: string): string {
  const services: Record<string, string> = { data: "context.dataRepository", definitions: "context.definitionRepository", outputs: "context.outputRepository", vault: "context.vaultService" };
  const [service, member] = name.split(".");
  return member && services[service] ? `${services[service]}.${member}` : `context.${name}`;
}

export async function runInContainer(folder: string, resultPath: string): Promise<number> {
  const request = JSON.parse(Deno.readTextFileSync(`${folder}/request.json`));
  const results = new Results(resultPath);
  const call = new ContainerCall(request.traceHeaders ?? {}, request, results);
  guardProcess(new Map([[1, call]]));
  captureConsole();
  passTraceToPrograms();
  try {
    // Ending a container asks its first process to end: the method hears of it, and has the time that is left.
    Deno.addSignalListener("SIGTERM", () => call.cancel("The call was cancelled."));
  } catch {
    // Not every system has the signal.
  }
  const bundle = `${folder}/bundle.js`;
  try {
    const url = `${fileUrl(bundle)}?v=bundle`;
    const module = await import(url);
    const value = await currentCall.run(call, () =>
      runMethod(call, {
        module: { path: bundle, fingerprint: "bundle" },
        method: request.methodName,
        arguments: request.methodArgs,
        context: {
          kind: module.model ? "model" : "extension",
          repoDir: folder,
          modelType: request.modelType,
          modelId: request.modelId,
          methodName: request.methodName,
          globalArgs: request.globalArgs,
          unresolvedGlobals: request.unresolvedGlobals,
          methodArgs: request.givenArgs,
          definition: request.definitionMeta,
          tags: request.tags,
          filesRoot: request.filesRoot,
          filesInstalled: request.filesInstalled,
          scratch: Deno.makeTempDirSync({ prefix: "swamp-" }),
        },
      })) as { dataHandles: string[] };
    call.end();
    results.add({ t: "end", returned: value.dataHandles });
    return 0;
  } catch (error) {
    call.end();
    const { name, message } = describeError(error, false);
    results.add({ t: "end", error: { name, message } });
    return 2;
  }
}
