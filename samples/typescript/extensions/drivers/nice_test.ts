import { driver } from "./nice.ts";

Deno.test("a command runs with the priority that was asked for", async () => {
  const said: string[] = [];
  const own = Number(
    new TextDecoder().decode((await new Deno.Command("nice").output()).stdout),
  );
  const result = await driver.createDriver({ priority: 7 }).execute(
    { modelType: "command/shell", methodArgs: { run: "echo oh >&2; nice" } },
    { onLog: (line) => said.push(line) },
  );
  const { stdout } = JSON.parse(
    new TextDecoder().decode(result.outputs[0].content),
  );
  if (
    result.status !== "success" || Number(stdout) !== Math.min(own + 7, 19) ||
    said.join() !== "oh"
  ) throw new Error(JSON.stringify({ result, said }));
});

Deno.test("a command that fails is a result, not an exception", async () => {
  const result = await driver.createDriver().execute({
    modelType: "command/shell",
    methodArgs: { run: "exit 3" },
  });
  if (result.status !== "error" || !result.error.includes("3")) {
    throw new Error(JSON.stringify(result));
  }
});
