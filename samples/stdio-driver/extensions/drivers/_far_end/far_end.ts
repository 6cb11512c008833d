// The far end of the stdio drivers: reads one request from standard input, runs the method, and tells lines of JSON on standard output.
// It needs nothing but Deno: the extension's bundle comes with the request.
const out = Deno.stdout;
const say = (message: unknown) => {
  const bytes = new TextEncoder().encode(JSON.stringify(message) + "\n");
  for (let at = 0; at < bytes.length;) at += out.writeSync(bytes.subarray(at));
};
const log = (text: unknown) => say({ log: String(text) });
for (const name of ["log", "info", "warn", "error", "debug"] as const) {
  console[name] = (...args: unknown[]) => log(args.map((arg) => typeof arg === "string" ? arg : Deno.inspect(arg, { depth: 6 })).join(" "));
}

const { bundle, ...request } = JSON.parse(await new Response(Deno.stdin.readable).text());
const file = await Deno.makeTempFile({ suffix: ".js" });
await Deno.writeTextFile(file, bundle);
// deno-lint-ignore no-explicit-any
const outputs: any[] = [];
const base64 = (bytes: Uint8Array) => {
  let text = "";
  for (let at = 0; at < bytes.length; at += 32768) text += String.fromCharCode(...bytes.subarray(at, at + 32768));
  return btoa(text);
};
const handle = (specName: string, name: string, kind: string) => ({ name, specName, kind, dataId: crypto.randomUUID(), version: 1, size: 0, tags: {}, metadata: {} });
// deno-lint-ignore no-explicit-any
const add = (type: string, specName: string, name: string, content: string, overrides?: any) => {
  outputs.push({ kind: "pending", type, specName, name, content, tags: overrides?.tags });
  return handle(specName, name, type);
};
const fill = (message: string, values: Record<string, unknown> = {}) => message.replace(/\{(\w+)\}/g, (whole, key) => key in values ? String(values[key]) : whole);
// deno-lint-ignore no-explicit-any
const logger = Object.fromEntries(["trace", "debug", "info", "warn", "warning", "error", "fatal"].map((level) => [level, (message: string, values?: any) => log(fill(message, values))]));
const context = {
  signal: new AbortController().signal,
  repoDir: Deno.cwd(),
  modelType: request.modelType,
  modelId: request.modelId,
  methodName: request.methodName,
  globalArgs: request.globalArgs,
  definition: request.definitionMeta,
  logger,
  // deno-lint-ignore no-explicit-any
  writeResource: (spec: string, name: string, data: unknown, overrides?: any) => Promise.resolve(add("resource", spec, name, base64(new TextEncoder().encode(JSON.stringify(data))), overrides)),
  readResource: () => Promise.resolve(null),
  // deno-lint-ignore no-explicit-any
  createFileWriter: (spec: string, name: string, overrides?: any) => {
    const pieces: Uint8Array[] = [];
    const end = async () => add("file", spec, name, base64(new Uint8Array(await new Blob(pieces as BlobPart[]).arrayBuffer())), overrides);
    let path: string | undefined;
    return {
      writeAll: (content: Uint8Array) => (pieces.push(content), end()),
      writeText: (text: string) => (pieces.push(new TextEncoder().encode(text)), end()),
      writeLine: (line: string) => Promise.resolve(void pieces.push(new TextEncoder().encode(line + "\n"))),
      writeStream: async (stream: ReadableStream<Uint8Array>) => {
        for await (const piece of stream) pieces.push(piece);
        return await end();
      },
      getFilePath: async () => path ??= await Deno.makeTempFile(),
      finalize: async () => {
        if (path) pieces.push(await Deno.readFile(path));
        return await end();
      },
    };
  },
};

try {
  const module = await import(`file://${file}`);
  const method = (module.model ?? module.extension).methods[request.methodName];
  await method.execute(await method.arguments.parseAsync(request.methodArgs), context);
  say({ result: { status: "success", outputs } });
} catch (error) {
  const { name, message } = error as Error;
  say({ result: { status: "error", error: name === "Error" ? message : `${name}: ${message}`, outputs } });
} finally {
  await Deno.remove(file);
}
