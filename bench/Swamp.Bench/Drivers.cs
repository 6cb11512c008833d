using System.Text;
using System.Text.RegularExpressions;

namespace Swamp.Bench;

/// <summary>
/// Methods that do nothing, under every driver: one call of the command line, twenty steps one after the other, a hundred at once. They are measured where
/// <c>DOCKER_HOST</c> leads to an engine with the images <c>bench-shell</c>, <c>bench-deno</c> and <c>bench-runtime</c>, which <c>bench/run.sh</c> makes.
/// </summary>
internal static partial class Drivers
{
    private const int InARow = 20;
    private const int AtOnce = 100;

    private static readonly (string Name, string Model, string Driver)[] Kinds =
    [
        ("raw, shell", "nothing", "driver: raw"),
        ("raw, TypeScript", "idle-ts", "driver: raw"),
        ("raw, C#", "idle-cs", "driver: raw"),
        ("sandbox, TypeScript", "idle-ts", "driver: sandbox"),
        ("driver in TypeScript", "nothing", "driver: \"@bench/none\""),
        ("docker, shell", "nothing", Docker("bench-deno", pool: false)),
        ("docker, TypeScript", "idle-ts", Docker("bench-deno", pool: false)),
        ("docker, C#", "idle-cs", Docker("bench-runtime", pool: false)),
        ("docker with pool, shell", "nothing", Docker("bench-deno", pool: true)),
        ("docker with pool, TypeScript", "idle-ts", Docker("bench-deno", pool: true)),
        ("docker with pool, C#", "idle-cs", Docker("bench-runtime", pool: true)),
    ];

    private static bool HasEngine => Environment.GetEnvironmentVariable("SWAMP_BENCH_DRIVERS") == "1";

    public static IEnumerable<Scenario> Scenarios(string swamp)
    {
        if (!HasEngine)
        {
            yield break;
        }

        yield return new Scenario("driver: by hand, `docker run --rm` of `true`", ByHand("bench-shell", "sh", "-c", "true")) { MostRounds = 11 };
        yield return new Scenario("driver: by hand, `docker run --rm` of `deno eval 0`", ByHand("bench-deno", "deno", "eval", "0")) { MostRounds = 11 };
        yield return new Scenario("driver: by hand, `docker run --rm` of `dotnet --list-runtimes`", ByHand("bench-runtime", "dotnet", "--list-runtimes")) { MostRounds = 11 };
        for (var i = 0; i < Kinds.Length; i++)
        {
            foreach (var (what, rounds) in new[] { ("one", 11), ("row", 3), ("crowd", 1) })
            {
                yield return new Scenario($"driver: {Kinds[i].Name}, {Words(what)}", new Command(swamp, "workflow", "run", $"{what}-{i}", "--quiet")) { MostRounds = rounds };
            }
        }
    }

    public static void Prepare(string swamp)
    {
        if (!HasEngine)
        {
            return;
        }

        Directory.CreateDirectory(Path.Combine("extensions", "drivers"));
        File.WriteAllText(Path.Combine("extensions", "drivers", "none.ts"), """
            export const driver = {
              type: "@bench/none",
              name: "None",
              description: "Does nothing",
              createDriver: () => ({ execute: async () => ({ status: "success", outputs: [], logs: [], durationMs: 0 }) }),
            };
            """);
        File.WriteAllText(Path.Combine("extensions", "models", "idle.ts"), """
            import { z } from "npm:zod@4";
            export const model = { type: "@bench/idle-ts", version: "2026.01.01.1", methods: { run: { description: "Does nothing", arguments: z.object({}), execute: async () => ({}) } } };
            """);
        File.WriteAllText(Path.Combine("extensions", "models", "idle2.cs"), """
            using Swamp.Sdk;
            [Model("@bench/idle-cs", "2026.01.01.1")]
            public sealed class Idle
            {
                [Method(Description = "Does nothing")]
                public Task RunAsync(IMethodContext context) => Task.CompletedTask;
            }
            """);
        Spawner.Run(new Command(swamp, "model", "create", "command/shell", "nothing", "--quiet"));
        var file = Path.Combine("models", "command", "shell", "nothing.yaml");
        File.WriteAllText(file, File.ReadAllText(file).Replace("methods: {}", "methods:\n  execute:\n    arguments:\n      run: \"true\"", StringComparison.Ordinal));
        foreach (var model in new[] { "idle-ts", "idle-cs" })
        {
            Spawner.Run(new Command(swamp, "model", "create", $"@bench/{model}", model, "--quiet"));
        }

        // A model of its own for each of many steps, since methods of one model wait for each other.
        foreach (var model in new[] { Path.Combine("command", "shell", "nothing"), Path.Combine("@bench", "idle-ts", "idle-ts"), Path.Combine("@bench", "idle-cs", "idle-cs") })
        {
            var text = File.ReadAllText(Path.Combine("models", $"{model}.yaml"));
            var name = Path.GetFileName(model);
            for (var i = 0; i < AtOnce; i++)
            {
                File.WriteAllText(Path.Combine("models", $"{model}-{i}.yaml"), Id().Replace(text, $"id: {Guid.NewGuid()}").Replace($"name: {name}\n", $"name: {name}-{i}\n", StringComparison.Ordinal));
            }
        }

        Directory.CreateDirectory("workflows");
        for (var i = 0; i < Kinds.Length; i++)
        {
            Write($"one-{i}", Kinds[i], 1, inARow: false);
            Write($"row-{i}", Kinds[i], InARow, inARow: true);
            Write($"crowd-{i}", Kinds[i], AtOnce, inARow: false);
        }
    }

    private static string Docker(string bundleImage, bool pool) =>
        $"driver: docker\n    driverConfig: {{ image: bench-shell, bundleImage: {bundleImage}, network: none{(pool ? ", pool: { size: 4 }" : "")} }}";

    private static Command ByHand(string image, params string[] program) => new("/usr/bin/env", ["docker", "run", "--rm", "--network", "none", image, .. program]);

    private static string Words(string what) => what switch
    {
        "one" => "one call",
        "row" => $"{InARow} steps in a row",
        _ => $"{AtOnce} steps at once",
    };

    private static void Write(string name, (string Name, string Model, string Driver) kind, int steps, bool inARow)
    {
        var text = new StringBuilder($"id: {Guid.NewGuid()}\nname: {name}\njobs:\n  - name: main\n    {kind.Driver}\n    steps:\n");
        for (var i = 0; i < steps; i++)
        {
            text.Append($"      - name: s{i}\n");
            if (inARow && i > 0)
            {
                text.Append($"        dependsOn: [{{ step: s{i - 1}, condition: {{ type: succeeded }} }}]\n");
            }

            text.Append($"        task: {{ type: model_method, modelIdOrName: {kind.Model}{(inARow ? "" : $"-{i}")}, methodName: {(kind.Model == "nothing" ? "execute" : "run")} }}\n");
        }

        File.WriteAllText(Path.Combine("workflows", $"workflow-{name}.yaml"), text.ToString());
    }

    [GeneratedRegex("^id: .*$", RegexOptions.Multiline)]
    private static partial Regex Id();
}
