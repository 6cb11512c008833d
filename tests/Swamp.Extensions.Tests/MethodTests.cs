using System.Text.Json.Nodes;
using Swamp.Engine.Models;

namespace Swamp.Extensions.Tests;

public sealed class MethodTests
{
    [Fact]
    public async Task Method_WithLocalImportsJsonAndPlatform_StoresAResource()
    {
        await using var repository = new ExtensionRepository();
        repository.Write("extensions/models/_lib/text.ts", "export const shout = (text: string): string => text.toUpperCase() + '!';\n");
        repository.Write("extensions/models/words.json", """{"word":"hello"}""");
        repository.WriteModel(
            "platform",
            """
            const echo = await new Deno.Command("echo", { args: ["hi"], stdout: "piped" }).output();
            return { dataHandles: [await context.writeResource("thing", "main", {
              text: shout(words.word), joined: join("a", "b"), buffer: Buffer.from("x").toString("hex"),
              echo: new TextDecoder().decode(echo.stdout).trim(), type: String(context.modelType), name: context.definition.name }, { tags: { env: "test" } })] };
            """,
            top: """
                import { shout } from "./_lib/text.ts";
                import words from "./words.json" with { type: "json" };
                import { join } from "jsr:@std/path@1";
                import { Buffer } from "node:buffer";
                """);

        var result = await repository.RunAsync("platform");

        var produced = Assert.Single(result.Data);
        Assert.Equal(
            """{"text":"HELLO!","joined":"a/b","buffer":"78","echo":"hi","type":"@test/platform","name":"platform-1"}""", produced.Attributes!.ToJsonString());
        Assert.Equal("test", produced.Handle.Tags["env"]);
    }

    [Theory]
    [InlineData("npm:zod@4")]
    [InlineData("npm:zod@4.4.3")]
    [InlineData("npm:zod@4.3.6")]
    [InlineData("npm:zod@^4.1.0")]
    [InlineData("zod")]
    public async Task Zod_WhateverItsSpecifier_IsTheSharedOne(string specifier)
    {
        await using var repository = new ExtensionRepository();
        repository.Write(
            "extensions/models/zod.ts",
            ExtensionRepository.Model("@test/zod", "await context.writeResource('thing', 'main', { same: (globalThis).__swamp_zod.z === z });").Replace("npm:zod@4", specifier, StringComparison.Ordinal));

        Assert.Equal("""{"same":true}""", (await repository.RunAsync("zod")).Data[0].Attributes!.ToJsonString());
    }

    [Fact]
    public async Task Arguments_AreParsedByZod_DefaultsTransformsAndRefinements()
    {
        await using var repository = new ExtensionRepository();
        repository.WriteModel(
            "args",
            "await context.writeResource('thing', 'main', args);",
            arguments: "z.object({ name: z.string().transform((s) => s.trim()), count: z.number().int().default(7), port: z.number().refine((p) => p > 1024, 'must not be a privileged port').optional() })");

        var result = await repository.RunAsync("args", new JsonObject { ["name"] = "  Ada " });
        Assert.Equal("""{"name":"Ada","count":7}""", result.Data[0].Attributes!.ToJsonString());

        var error = await repository.FailAsync("args", new JsonObject { ["name"] = "Ada", ["port"] = 80 });
        Assert.Contains("must not be a privileged port at \"port\"", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task GlobalArguments_WithDefaultsAndSensitiveMarks_ReachTheMethodAndNotTheLog()
    {
        await using var repository = new ExtensionRepository();
        repository.WriteModel(
            "globals",
            "context.logger.info('token {token}', { token: context.globalArgs.token }); await context.writeResource('thing', 'main', { region: context.globalArgs.region });",
            more: "globalArguments: z.object({ region: z.string().default('eu'), token: z.string().meta({ sensitive: true }).default('very-secret-value') }),");

        var type = await repository.Session.ModelTypes.GetAsync(new ModelTypeName("@test/globals"), CancellationToken.None);
        Assert.Equal("true", type.GlobalArguments!["properties"]!["token"]!["sensitive"]!.ToJsonString());
        Assert.Equal("""{"region":"eu"}""", (await repository.RunAsync("globals")).Data[0].Attributes!.ToJsonString());
    }

    [Fact]
    public async Task Files_WrittenLineByLineAndReadBack_AreTheSame()
    {
        await using var repository = new ExtensionRepository();
        repository.WriteModel(
            "files",
            """
            const writer = context.createFileWriter("log", "out");
            for (let i = 0; i < 50000; i++) writer.writeLine(`line ${i}`);
            const handle = await writer.finalize();
            const text = new TextDecoder().decode(await context.dataRepository.getContent(context.modelType, context.modelId, "out"));
            const lines = text.split("\n");
            const all = await context.dataRepository.findAllForModel(context.modelType, context.modelId);
            await context.writeResource("thing", "seen", { count: lines.length - 1, last: lines[49999], size: handle.size, kind: handle.kind, spec: all[0].tags.specName });
            """);

        var result = await repository.RunAsync("files");

        Assert.Equal(
            """{"count":50000,"last":"line 49999","size":538890,"kind":"file","spec":"log"}""",
            result.Data.Single(d => d.Handle.Name == "seen").Attributes!.ToJsonString());
    }

    [Fact]
    public async Task Resources_WrittenAtOnce_AreAllThereAndReadable()
    {
        await using var repository = new ExtensionRepository();
        repository.WriteModel(
            "many",
            """
            await Promise.all(Array.from({ length: 50 }, (_, i) => context.writeResource("thing", `item-${i}`, { i })));
            const list = await context.writeResource("thing", "list", [1, { two: 2 }]);
            await context.writeResource("thing", "back", { seven: (await context.readResource("item-7")).i, list: await context.readResource("list"), none: await context.readResource("nope") });
            """);

        var result = await repository.RunAsync("many");

        Assert.Equal(52, result.Data.Count);
        Assert.Equal("""{"seven":7,"list":[1,{"two":2}],"none":null}""", result.Data[^1].Attributes!.ToJsonString());
    }

    [Fact]
    public async Task Context_Services_AnswerAsExtensionsExpect()
    {
        await using var repository = new ExtensionRepository();
        repository.WriteModel("callee", "await context.writeResource('thing', 'made', { by: args.by });", arguments: "z.object({ by: z.string() })");
        await repository.RunAsync("callee", new JsonObject { ["by"] = "first" });
        repository.WriteModel(
            "caller",
            """
            const run = await context.runModel({ definition: "callee-1", method: "run", arguments: { by: "caller" } });
            const failed = await context.runModel({ definition: "nobody", method: "run" });
            const found = await context.definitionRepository.findByNameGlobal("callee-1");
            const rows = await context.queryData('modelName == "callee-1" && isLatest', "attributes");
            const data = await context.readModelData("callee-1", "thing");
            const cel = context.createCelEnvironment();
            await context.writeResource("thing", "main", {
              by: run.resources[0].attributes.by, spec: run.resources[0].specName, failed: failed.ok, found: found.definition.name, type: found.type.normalized,
              rows: rows.length, row: rows[0].by, data: data[0].attributes.by, cel: String(cel.evaluate("1 + 2")) });
            """);

        var result = await repository.RunAsync("caller");

        Assert.Equal(
            """{"by":"caller","spec":"thing","failed":false,"found":"callee-1","type":"@test/callee","rows":1,"row":"caller","data":"caller","cel":"3"}""",
            result.Data[0].Attributes!.ToJsonString());
    }

    [Fact]
    public async Task Checks_Upgrades_Grafts_And_Reports_TakePart()
    {
        await using var repository = new ExtensionRepository();
        repository.WriteModel(
            "whole",
            "await context.writeResource('thing', 'main', { region: context.globalArgs.region });",
            more: """
                globalArguments: z.object({ region: z.string().default("eu") }),
                reports: ["@test/tell"],
                checks: { "valid-region": { description: "Looks at the region", labels: ["policy"], execute: (context) => ({ pass: context.globalArgs.region !== "mars", errors: ["no such region"] }) } },
                upgrades: [{ toVersion: "2026.01.01.1", description: "renames", upgradeAttributes: ({ place, ...rest }) => ({ ...rest, region: place }) }],
                """);
        repository.Write(
            "extensions/models/more.ts",
            """
            import { z } from "npm:zod@4.4.3";
            export const extension = { type: "@test/whole", methods: [{ extra: { description: "More", arguments: z.object({}), execute: (_args, context) => context.writeResource("thing", "extra", { ok: true }) } }] };
            """);
        repository.Write(
            "extensions/reports/tell.ts",
            """
            export const report = { name: "@test/tell", description: "Tells", scope: "method", labels: ["x"], execute: async (context) => {
              const content = await context.dataRepository.getContent(context.modelType, context.modelId, context.dataHandles[0].name);
              return { markdown: `# ${context.methodName}`, json: [JSON.parse(new TextDecoder().decode(content))] };
            } };
            """);
        repository.Write("models/@test/whole/old.yaml", "id: 11111111-1111-4111-8111-111111111111\nname: old\nversion: 1\ntypeVersion: 2025.01.01.1\nglobalArguments:\n  place: us\n");
        repository.Write("models/@test/whole/far.yaml", "id: 11111111-1111-4111-8111-111111111112\nname: far\nversion: 1\ntypeVersion: 2026.01.01.1\nglobalArguments:\n  region: mars\n");
        var runner = repository.Session.CreateMethodRunner();

        var upgraded = await runner.RunAsync(new() { Target = "old", Method = "run" }, repository, CancellationToken.None);
        var grafted = await runner.RunAsync(new() { Target = "old", Method = "extra" }, repository, CancellationToken.None);
        var refused = await Assert.ThrowsAsync<Engine.Errors.SwampException>(() => runner.RunAsync(new() { Target = "far", Method = "run" }, repository, CancellationToken.None));

        Assert.Equal("""{"region":"us"}""", upgraded.Data[0].Attributes!.ToJsonString());
        Assert.Equal("""[{"region":"us"}]""", upgraded.Reports!.Single(r => r.Name == "@test/tell").Json!.ToJsonString());
        Assert.Equal("""{"ok":true}""", grafted.Data[0].Attributes!.ToJsonString());
        Assert.Contains("no such region", refused.Message, StringComparison.Ordinal);
    }
}
