namespace Swamp.Bench;

/// <summary>Repositories with many extensions: what listing them costs, loading all for the first time, and loading all again.</summary>
internal static class Crowds
{
    private static readonly (string Language, string Ending, int Count)[] Sizes = [("TypeScript", "ts", 1), ("TypeScript", "ts", 50), ("TypeScript", "ts", 500), ("C#", "cs", 1), ("C#", "cs", 50), ("C#", "cs", 500)];

    /// <summary>Makes the repositories beside the current folder.</summary>
    public static void Prepare(string swamp)
    {
        foreach (var (_, ending, count) in Sizes)
        {
            var folder = FolderOf(ending, count);
            Directory.CreateDirectory(Path.Combine(folder, "extensions", "models"));
            Spawner.Run(new Command(swamp, "repo", "init", folder, "--tool", "none", "--quiet"));
            for (var i = 0; i < count; i++)
            {
                File.WriteAllText(Path.Combine(folder, "extensions", "models", $"type-{i}.{ending}"), ending == "ts" ? TypeScript(i) : CSharp(i));
            }
        }
    }

    /// <summary>What is measured of each.</summary>
    public static IEnumerable<Scenario> All(string swamp)
    {
        foreach (var (language, ending, count) in Sizes)
        {
            var folder = FolderOf(ending, count);
            yield return new Scenario($"{language}: names of {count}", new Command(swamp, "model", "type", "search", "--json", "--repo-dir", folder));
            yield return new Scenario($"{language}: all {count} loaded for the first time", new Command("/bin/sh", "-c", $"rm -rf {folder}/.swamp/bundles && exec '{swamp}' doctor extensions --json --repo-dir {folder}"))
            {
                MostRounds = count > 50 ? 1 : 5,
            };
            yield return new Scenario($"{language}: all {count} known", new Command(swamp, "doctor", "extensions", "--json", "--repo-dir", folder));
        }
    }

    private static string FolderOf(string ending, int count) => Path.Combine("..", $"many-{ending}-{count}");

    private static string TypeScript(int number) => $$"""
        import { z } from "npm:zod@4";

        export const model = {
          type: "@bench/type-{{number}}",
          version: "2026.01.01.1",
          globalArguments: z.object({ region: z.enum(["eu", "us"]).default("eu"), token: z.string().meta({ sensitive: true }).optional() }),
          resources: { state: { description: "State", schema: z.object({ id: z.string(), size: z.number().int() }).passthrough(), lifetime: "infinite", garbageCollection: 10 } },
          methods: {
            get: { description: "Reads it", arguments: z.object({ id: z.string().min(1) }), execute: async (args, context) => ({ dataHandles: [await context.writeResource("state", args.id, { id: args.id, size: {{number}} })] }) },
            list: { description: "Lists them", arguments: z.object({ limit: z.number().int().max(100).default(20) }), execute: async () => ({}) },
          },
        };
        """;

    private static string CSharp(int number) => $$"""
        using System.ComponentModel.DataAnnotations;
        using Swamp.Sdk;

        [Model("@bench/type-{{number}}", "2026.01.01.1")]
        public sealed class Type{{number}}(Type{{number}}.Settings settings)
        {
            public enum Region { Eu, Us }
            public sealed record Settings(Region Region = Region.Eu, [property: Sensitive] string? Token = null);
            public sealed record One([property: MinLength(1)] string Id);
            public sealed record Many([property: Range(1, 100)] int Limit = 20);
            public sealed record State(string Id, int Size);
            public static readonly ResourceSpec<State> States = new("state") { Description = "State" };

            [Method(Description = "Reads it")]
            public Task<DataHandle> GetAsync(One arguments, IMethodContext context) => context.WriteResourceAsync(States, arguments.Id, new State(arguments.Id, {{number}}));

            [Method(Description = "Lists them")]
            public void List(Many arguments) => _ = (settings, arguments);
        }
        """;
}
