import { runInContainer } from "./container.ts";

const exit = Deno.exit.bind(Deno);
// One that was started ahead of its call waits until it is wanted; when whoever started it ends, nobody will want it any more.
if (Deno.args.includes("--wait") && await Deno.stdin.read(new Uint8Array(1)) === null) exit(0);
exit(await runInContainer("/swamp", "/swamp-result"));
