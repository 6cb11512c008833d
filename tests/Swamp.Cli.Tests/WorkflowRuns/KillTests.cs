using System.Diagnostics;
using System.Text.Json.Nodes;
using Swamp.Cli.Tests.Docs;

namespace Swamp.Cli.Tests.WorkflowRuns;

/// <summary>The built executable, killed at random instants of a run, as often as <c>SWAMP_TEST_KILLS</c> says.</summary>
public sealed class KillTests
{
    private const int Steps = 24;

    private static readonly string Yaml = $$$"""
        jobs:
          - name: many
            concurrency: 4
            steps:
              - { name: "s-${{ self.x }}", forEach: { item: x, in: "${{ {{{"[" + string.Join(", ", Enumerable.Range(0, Steps)) + "]"}}} }}" }, task: { type: model_method, modelType: command/shell, globalArgs: {}, methodName: execute, inputs: { run: "echo ${{ self.x }}" } } }
          - name: last
            dependsOn: [{ job: many, condition: { type: succeeded } }]
            steps: [{ name: end, task: { type: assert, expr: "true", message: m } }]
        """;

    [Fact]
    public async Task Killed_at_any_instant_a_run_is_named_by_the_doctor_and_finished_by_a_resume_without_repeating_a_finished_step()
    {
        var kills = int.TryParse(Environment.GetEnvironmentVariable("SWAMP_TEST_KILLS"), out var wanted) ? wanted : 12;
        await using var folder = await WorkflowFolder.CreateAsync();
        folder.Add("load", Yaml);
        var random = new Random(kills);
        var done = 0;
        while (done < kills)
        {
            string[] command = ["workflow", "run", "load"];
            var known = Journals(folder).ToHashSet();
            string? journal = null;
            for (var step = 0; ; step++)
            {
                var finished = await KillSomewhereAsync(folder, command, journal, known, random);
                journal ??= Journals(folder).FirstOrDefault(j => !known.Contains(j));
                if (finished)
                {
                    break;
                }

                done++;
                if (journal is null || !File.Exists(Path.ChangeExtension(journal, ".yaml")))
                {
                    break; // Killed before there was a run.
                }

                // A child that was being started in that instant holds what its parent held until it has become the other program.
                JsonObject doctor;
                JsonNode? named;
                var patience = Stopwatch.StartNew();
                do
                {
                    doctor = await folder.RunAsync(0, "run", "doctor");
                    named = doctor["interrupted"]!.AsArray().SingleOrDefault(r => journal.Contains((string)r!["runId"]!, StringComparison.Ordinal));
                }
                while (named is null && Entries(journal).TrueForAll(static e => (string?)e["k"] != "end") && patience.Elapsed < TimeSpan.FromSeconds(10));

                if (named is null)
                {
                    // Only a run that had written its end is none to go on with.
                    Assert.True(
                        Entries(journal).Any(static e => (string?)e["k"] == "end"),
                        $"{doctor}\n{File.ReadAllText(Path.ChangeExtension(journal, ".yaml"))}\n{File.ReadAllText(journal)}");
                    break;
                }

                Assert.Equal(Ended(journal).Count, (int)named["finished"]!);
                command = ["workflow", "resume", "load", "--run", (string)named["runId"]!];
            }

            if (journal is not null && Entries(journal).Any(e => (string?)e["k"] == "end"))
            {
                Assert.Equal(Steps + 1, Ended(journal).Count);
                Assert.All(Ended(journal).GroupBy(n => n), g => Assert.Single(g));
                Assert.Equal("succeeded", (string)Entries(journal).Last(e => (string?)e["k"] == "end")["status"]!);
            }
        }
    }

    private static IEnumerable<string> Journals(WorkflowFolder folder)
    {
        var runs = Path.Combine(folder.Cli.Folder, ".swamp", "workflow-runs");
        return Directory.Exists(runs) ? Directory.EnumerateFiles(runs, "*.journal", SearchOption.AllDirectories) : [];
    }

    /// <summary>Names of the steps that ended, one for each end.</summary>
    private static List<string> Ended(string journal) =>
        [.. Entries(journal).Where(e => (string?)e["k"] == "step" && (string)e["status"]! is "succeeded" or "failed" or "skipped").Select(e => (string)e["stepName"]!)];

    private static List<JsonObject> Entries(string journal)
    {
        var entries = new List<JsonObject>();
        foreach (var line in File.ReadAllText(journal).Split('\n')[..^1])
        {
            entries.Add(JsonNode.Parse(line[9..])!.AsObject());
        }

        return entries;
    }

    /// <summary>Starts the executable and kills it when its journal has grown by a random number of bytes.</summary>
    /// <returns>True when it ended before.</returns>
    private static async Task<bool> KillSomewhereAsync(WorkflowFolder folder, string[] command, string? journal, HashSet<string> known, Random random)
    {
        var start = new ProcessStartInfo(Path.Combine(BuiltSwamp.Folder, "swamp"), [.. command, "--json"])
        {
            WorkingDirectory = folder.Cli.Folder,
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        var error = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        var before = journal is null ? 0 : new FileInfo(journal).Length;
        var at = before + random.Next(0, 12_000);
        while (!process.HasExited)
        {
            journal ??= Journals(folder).FirstOrDefault(j => !known.Contains(j));
            if (journal is not null && new FileInfo(journal).Length >= at)
            {
                process.Kill();
                break;
            }

            await Task.Yield();
        }

        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        await Task.WhenAll(output, error);
        Assert.True(process.ExitCode is 0 or 137, await error);
        return process.ExitCode == 0;
    }
}
