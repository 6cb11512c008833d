namespace Swamp.Bench;

/// <summary>What is measured.</summary>
internal sealed class Scenarios
{
    private const string OneLine = "echo hello";
    private const string ManyLines = "seq 1 100000";

    private const string Pond = """
        import { z } from "npm:zod@4";

        export const model = {
          type: "@bench/pond",
          version: "2026.01.01.1",
          resources: { measurement: { schema: z.object({ depth: z.number() }), lifetime: "infinite", garbageCollection: 2 } },
          files: { water: { contentType: "application/octet-stream", lifetime: "infinite", garbageCollection: 1 } },
          methods: {
            measure: {
              description: "Notes a depth",
              arguments: z.object({ depth: z.coerce.number() }),
              execute: async (args, context) => ({ dataHandles: [await context.writeResource("measurement", "level", { depth: args.depth })] }),
            },
            many: {
              description: "Notes ten thousand depths",
              arguments: z.object({}),
              execute: async (_args, context) => {
                for (let i = 0; i < 10000; i++) await context.writeResource("measurement", `level-${i}`, { depth: i });
              },
            },
            warm: {
              description: "Notes a depth three hundred times, each in a run of its own, and says what one took",
              arguments: z.object({}),
              execute: async (_args, context) => {
                const times = [];
                for (let i = 0; i < 300; i++) {
                  const start = performance.now();
                  await context.runModel({ definition: "pond", method: "measure", arguments: { depth: i } });
                  times.push(performance.now() - start);
                }
                times.sort((a, b) => a - b);
                context.logger.info(`median of a warm call: ${times[150].toFixed(2)} ms`);
              },
            },
            stream: {
              description: "Lets a gibibyte through",
              arguments: z.object({}),
              execute: async (_args, context) => {
                const piece = new Uint8Array(1 << 20).fill(7);
                let left = 1024;
                const water = new ReadableStream({ pull: (out) => left-- > 0 ? out.enqueue(piece) : out.close() });
                await context.createFileWriter("water", "all").writeStream(water);
              },
            },
          },
        };
        """;

    private const string Lake = """
        using Swamp.Sdk;

        [Model("@bench/lake", "2026.01.01.1")]
        public sealed class Lake
        {
            public sealed record Measure(double Depth);
            public sealed record Level(double Depth);
            public static readonly ResourceSpec<Level> Levels = new("measurement") { GarbageCollection = "2" };
            public static readonly FileSpec Water = new("water") { GarbageCollection = "1" };

            [Method(Description = "Notes a depth")]
            public Task<DataHandle> MeasureAsync(Measure arguments, IMethodContext context) => context.WriteResourceAsync(Levels, "level", new Level(arguments.Depth));

            [Method(Description = "Notes ten thousand depths")]
            public async Task ManyAsync(IMethodContext context)
            {
                for (var i = 0; i < 10000; i++) await context.WriteResourceAsync(Levels, $"level-{i}", new Level(i));
            }

            [Method(Description = "Lets a gibibyte through")]
            public async Task StreamAsync(IMethodContext context)
            {
                var piece = new byte[1 << 20];
                var writer = context.CreateFileWriter(Water, "all");
                for (var i = 0; i < 1024; i++) await writer.WriteAsync(piece);
                await writer.CompleteAsync();
            }

            [Method(Description = "Notes a depth three hundred times, each in a run of its own, and says what one took")]
            public async Task WarmAsync(IMethodContext context)
            {
                var times = new List<double>();
                for (var i = 0; i < 300; i++)
                {
                    var clock = System.Diagnostics.Stopwatch.StartNew();
                    await context.RunModelAsync(new() { Definition = "lake", Method = "measure", Arguments = new { depth = i } });
                    times.Add(clock.Elapsed.TotalMilliseconds);
                }
                times.Sort();
                context.Log.Information($"median of a warm call: {times[times.Count / 2]:0.00} ms");
            }
        }
        """;

    private readonly Scenario empty;
    private readonly Scenario shell;
    private readonly Scenario longShell;
    private readonly Scenario deno;

    /// <summary>All scenarios, or the floors and those with <paramref name="part"/> in their name.</summary>
    public Scenarios(string swamp, string floor, string part)
    {
        empty = new Scenario("N: an empty native process", new Command(floor));
        shell = new Scenario($"S: `sh -c '{OneLine}'`", new Command("/bin/sh", "-c", OneLine));
        deno = new Scenario("D: `deno run` of an empty file", new Command(DenoPath(swamp), "run", "--quiet", "--no-config", "empty.ts"));
        longShell = new Scenario($"L: `sh -c '{ManyLines}'`", new Command("/bin/sh", "-c", ManyLines));
        IReadOnlyList<Scenario> all =
        [
            empty,
            shell,
            longShell,
            new Scenario("`swamp --version`", new Command(swamp, "--version")) { BudgetText = "5 N", Budget = f => 5 * f.Native },
            new Scenario("`swamp --help`", new Command(swamp, "--help")) { BudgetText = "5 N", Budget = f => 5 * f.Native },
            new Scenario($"`model method run` of `{OneLine}`", new Command(swamp, "model", "method", "run", "greet", "execute"))
            {
                BudgetText = "S + 8 N",
                Budget = f => f.Shell + (8 * f.Native),
            },
            new Scenario("the same, `--json`", new Command(swamp, "model", "method", "run", "greet", "execute", "--json"))
            {
                BudgetText = "S + 8 N",
                Budget = f => f.Shell + (8 * f.Native),
            },
            new Scenario("`data get`", new Command(swamp, "data", "get", "greet", "result", "--json")),
            new Scenario("`data list`", new Command(swamp, "data", "list", "greet", "--json")),
            new Scenario("`data query` by name", new Command(swamp, "data", "query", "modelName == \"greet\"", "--json")),
            new Scenario($"`model method run` of `{ManyLines}`", new Command(swamp, "model", "method", "run", "talk", "execute"))
            {
                BudgetText = "1 000 ms",
                Budget = _ => 1000,
            },
            deno,
            new Scenario("TypeScript: a method, bundled before", new Command(swamp, "model", "method", "run", "pond", "measure", "--input", "depth=1"))
            {
                BudgetText = "3 D + 8 N",
                Budget = f => (3 * f.Deno) + (8 * f.Native),
            },
            new Scenario("C#: a method, compiled before", new Command(swamp, "model", "method", "run", "lake", "measure", "--input", "depth=1")),
            .. Apart(
            [
                new Scenario("TypeScript: a method, never bundled", Afresh(swamp, "model method run pond measure --input depth=1")),
                new Scenario("TypeScript: 10 000 small resources", new Command(swamp, "model", "method", "run", "pond", "many", "--skip-reports", "--quiet")) { MostRounds = 5 },
                new Scenario("TypeScript: a file of 1 GiB", new Command(swamp, "model", "method", "run", "pond", "stream", "--skip-reports", "--quiet")) { MostRounds = 5 },
                new Scenario("TypeScript: 300 warm runs from within one", new Command(swamp, "model", "method", "run", "pond", "warm", "--skip-reports")) { MostRounds = 5 },
                new Scenario("C#: a method, never compiled", Afresh(swamp, "model method run lake measure --input depth=1")),
                new Scenario("C#: 10 000 small resources", new Command(swamp, "model", "method", "run", "lake", "many", "--skip-reports", "--quiet")) { MostRounds = 5 },
                new Scenario("C#: a file of 1 GiB", new Command(swamp, "model", "method", "run", "lake", "stream", "--skip-reports", "--quiet")) { MostRounds = 5 },
                new Scenario("C#: 300 warm runs from within one", new Command(swamp, "model", "method", "run", "lake", "warm", "--skip-reports")) { MostRounds = 5 },
                .. Flows.All(swamp),
                .. Crowds.All(swamp),
                .. Shelf.Scenarios(swamp),
                .. Drivers.Scenarios(swamp),
            ]),
        ];
        All = [.. all.Where(s => s == empty || s == shell || s == longShell || s == deno || s.Name.Contains(part, StringComparison.Ordinal))];
    }

    /// <summary>Floors first.</summary>
    public IReadOnlyList<Scenario> All { get; }

    private static IReadOnlyList<Scenario> Apart(IReadOnlyList<Scenario> scenarios)
    {
        foreach (var scenario in scenarios)
        {
            scenario.IsApart = true;
        }

        return scenarios;
    }

    public Floors Floors => new(empty.Median, shell.Median, longShell.Median, deno.Median);

    /// <summary>Makes the repository in the current folder that the commands work in.</summary>
    public static void Prepare(string swamp)
    {
        Spawner.Run(new Command(swamp, "repo", "init", ".", "--tool", "none", "--quiet"));
        foreach (var (name, run) in new[] { ("greet", OneLine), ("talk", ManyLines) })
        {
            Spawner.Run(new Command(swamp, "model", "create", "command/shell", name, "--quiet"));
            var file = Path.Combine("models", "command", "shell", $"{name}.yaml");
            File.WriteAllText(file, File.ReadAllText(file).Replace("methods: {}", $"methods:\n  execute:\n    arguments:\n      run: {run}", StringComparison.Ordinal));
        }

        Directory.CreateDirectory(Path.Combine("extensions", "models"));
        File.WriteAllText(Path.Combine("extensions", "models", "pond.ts"), Pond);
        Spawner.Run(new Command(swamp, "model", "create", "@bench/pond", "pond", "--quiet"));
        File.WriteAllText(Path.Combine("extensions", "models", "lake.cs"), Lake);
        Spawner.Run(new Command(swamp, "model", "create", "@bench/lake", "lake", "--quiet"));
        File.WriteAllText("empty.ts", "");
        Flows.Prepare();
        Crowds.Prepare(swamp);
        Shelf.Prepare(swamp);
        Drivers.Prepare(swamp);
    }

    /// <summary>A call for which nothing was built before.</summary>
    public static Command Afresh(string swamp, string arguments) => new("/bin/sh", "-c", $"rm -rf .swamp/bundles && exec '{swamp}' {arguments}");

    /// <summary>The Deno that swamp uses, as its doctor says.</summary>
    private static string DenoPath(string swamp)
    {
        using var process = System.Diagnostics.Process.Start(new System.Diagnostics.ProcessStartInfo(swamp, ["doctor", "extensions", "--json"]) { RedirectStandardOutput = true })!;
        using var answer = System.Text.Json.JsonDocument.Parse(process.StandardOutput.ReadToEnd());
        return answer.RootElement.GetProperty("denoPath").GetString() ?? throw new InvalidOperationException("swamp found no Deno");
    }
}
