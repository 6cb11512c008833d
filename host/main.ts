/**
 * The half of the extension host that runs extensions. The engine starts it, it dials back over a local socket, and from then on every frame
 * is a call of the engine, a request of an extension to the engine, or an answer to one. Standard output and error stay free for extensions.
 */
import { Call, Capabilities, currentCall } from "./calls.ts";
import { describeError } from "./errors.ts";
import { type Frame, FrameReader, FrameWriter } from "./frames.ts";
import { describeModule } from "./describe.ts";
import { runCheck, runMethod, runUpgrade } from "./methods.ts";
import { captureConsole, guardProcess, passTraceToPrograms } from "./guard.ts";
import { connect } from "./connect.ts";
import { runReport } from "./reports.ts";
import { useDatastore } from "./datastores.ts";
import { useDriver } from "./drivers.ts";
import { useVault } from "./vaults.ts";

export const PROTOCOL = 1;

// deno-lint-ignore no-explicit-any
type Handler = (call: Call, params: any) => Promise<unknown>;

const handlers: Record<string, Handler> = {
  describe: (_call, params) => describeModule(params),
  execute: runMethod,
  check: runCheck,
  upgrade: (_call, params) => runUpgrade(params),
  report: runReport,
  vault: (_call, params) => useVault(params),
  datastore: useDatastore,
  driver: useDriver,
};

async function serve(): Promise<void> {
  const channel = await connect(Deno.args[0]);
  if (Deno.args[1] === "--sandbox") {
    // The door was opened for this program, not for the method that runs in it.
    for (const name of ["read", "write"] as const) await Deno.permissions.revoke({ name, path: Deno.args[0] });
    await Deno.permissions.revoke({ name: "net", host: `unix:${Deno.args[0]}` });
  }
  const out = new FrameWriter(channel);
  const capabilities = new Capabilities(out);
  const calls = new Map<number, Call>();
  const exit = guardProcess(calls);
  captureConsole();
  passTraceToPrograms();
  await out.send({ t: "hello", protocol: PROTOCOL, deno: Deno.version.deno, pid: Deno.pid });

  const answer = async ({ message }: Frame) => {
    const call = new Call(message.id!, message.trace ?? {}, capabilities, out);
    calls.set(call.id, call);
    try {
      const handler = handlers[message.name];
      if (!handler) throw new Error(`The host does not know how to '${message.name}'.`);
      const value = await currentCall.run(call, () => handler(call, message.params));
      await out.send({ t: "ret", id: call.id, value: value ?? null });
    } catch (error) {
      await out.send({ t: "err", id: call.id, error: describeError(error, call.signal.aborted) });
    } finally {
      call.end();
      calls.delete(call.id);
    }
  };

  const fail = (error: unknown) => {
    // An extension may have replaced what the host itself needs; its end says so.
    Deno.stderr.writeSync(new TextEncoder().encode(`An answer could not be sent: ${error instanceof Error ? error.message : "no reason"}\n`));
    exit(1);
  };
  const reader = new FrameReader(channel);
  for (;;) {
    const frame = await reader.next().catch(() => null);
    if (frame === null) exit(0);
    const { message, bytes } = frame!;
    if (message.t === "call") answer(frame!).catch((error) => fail(error));
    else if (message.t === "cancel") calls.get(message.id!)?.cancel(message.reason ?? "The call was cancelled.");
    else if (message.t === "ret") capabilities.answered(message.id!, message.value, bytes);
    else if (message.t === "err") capabilities.failed(message.id!, message.error);
  }
}

await serve();
