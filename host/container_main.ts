import { runInContainer } from "./container.ts";

const exit = Deno.exit.bind(Deno);
exit(await runInContainer("/swamp", "/swamp-result"));
