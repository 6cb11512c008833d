namespace Swamp.Cli.Tests.Registries;

/// <summary>Extensions with packages of npm travel with them inside.</summary>
public sealed class PackagesTests
{
    private const string Workflow = """
        id: 00000000-0000-4000-8000-00000000000X
        name: "@acme/NAME"
        jobs:
          - name: only
            steps: [{ name: say, DRIVERtask: { type: model_method, modelType: "@acme/thing", methodName: run } }]
        """;

    [Fact]
    public async Task ModelAndDriver_WherePackagesCannotBeFetched_Run()
    {
        using var machine = new Machine();
        machine.With("SWAMP_REGISTRY", "file:" + machine["shelf"]);
        var (author, user) = (await machine.RepositoryAsync("author"), await machine.RepositoryAsync("user"));
        machine.Write("src/thing.ts", """
            // deno-lint-ignore-file no-explicit-any
            import { z } from "npm:zod@4";
            import words from "npm:@tiny/words@1.0.0";
            export const model = {
              type: "@acme/thing", version: "2026.01.01.1",
              resources: { thing: { schema: z.object({}).passthrough(), lifetime: "infinite", garbageCollection: 5 } },
              methods: { run: { description: "Runs", arguments: z.object({}), execute: async (_args: unknown, context: any) => { await context.writeResource("thing", "main", { said: words("the model") }); } } },
            };
            """);
        machine.Write("src/wire.ts", """
            // deno-lint-ignore-file no-explicit-any
            import words from "npm:@tiny/words@1.0.0";
            export const driver = {
              type: "@acme/wire", name: "Wire", description: "Looks at what it gets",
              createDriver: () => ({
                execute: async (request: any, callbacks: any) => {
                  const code = new TextDecoder().decode(request.bundle);
                  const isWhole = code.includes("tiny words for") && code.includes("data:text/javascript;base64,") && !code.includes("npm:") && !code.includes("swamp:zod");
                  const handle = await callbacks.writeResource("thing", "main", { said: words("the driver"), isWhole });
                  return { status: "success", logs: [], durationMs: 1, outputs: [{ kind: "persisted", handle }] };
                },
              }),
            };
            """);
        foreach (var (name, number, driver) in new[] { ("raw", "1", ""), ("wired", "2", "driver: \"@acme/wire\", "), ("boxed", "3", "driver: sandbox, ") })
        {
            machine.Write($"src/{name}.yaml", Workflow.Replace("X", number, StringComparison.Ordinal).Replace("NAME", name, StringComparison.Ordinal).Replace("DRIVER", driver, StringComparison.Ordinal));
        }

        var manifest = machine.Write("src/manifest.yaml", "manifestVersion: 1\nname: \"@acme/kit\"\nversion: 2026.01.01.1\npaths: { base: manifest }\nmodels: [thing.ts]\ndrivers: [wire.ts]\nworkflows: [raw.yaml, wired.yaml, boxed.yaml]\n");
        await machine.FormatAsync(author, manifest);
        await using (var npm = new NpmRegistry())
        {
            machine.Write(".npmrc", $"@tiny:registry={npm.Address}\n");
            var pushed = (await machine.OkAsync(author, "extension", "push", manifest, "--json")).Json;
            Assert.Equal(["npm:@tiny/words@1.0.0", "npm:zod@4"], pushed["packages"]!.AsArray().Select(static p => (string)p!));
            Assert.NotEqual(0, npm.Calls);
        }

        // Another machine: nothing in Deno's cache, and nobody to ask.
        File.Delete(machine[".npmrc"]);
        machine.With("NPM_CONFIG_REGISTRY", "http://127.0.0.1:1/").With("DENO_DIR", machine["deno-of-user"]);
        await machine.OkAsync(user, "extension", "pull", "@acme/kit");
        foreach (var (workflow, words) in new[] { ("@acme/raw", "tiny words for the model"), ("@acme/wired", "tiny words for the driver"), ("@acme/boxed", "tiny words for the model") })
        {
            await machine.OkAsync(user, "workflow", "run", workflow);
            var written = (await machine.OkAsync(user, "data", "query", "specName == \"thing\"", "--json")).Output;
            Assert.Contains(words, written, StringComparison.Ordinal);
            Assert.DoesNotMatch("isWhole\"?: *false", written);
        }
    }
}
