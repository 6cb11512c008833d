using System.Text.Json.Nodes;
using Swamp.Cli.Tests.Framework;

namespace Swamp.Cli.Tests.WorkflowRuns;

/// <summary>A repository with workflows.</summary>
internal sealed class WorkflowFolder : IAsyncDisposable
{
    private int _count;

    private WorkflowFolder(CliFolder cli) => Cli = cli;

    public CliFolder Cli { get; }

    /// <summary>Makes one.</summary>
    /// <param name="idsGoOn">Whether several runs have ids of their own.</param>
    public static async Task<WorkflowFolder> CreateAsync(bool idsGoOn = false)
    {
        var cli = new CliFolder { IdsGoOn = idsGoOn };
        var made = await cli.With("PATH", "/usr/bin:/bin").RunAsync("init", "--json");
        Assert.Equal(0, made.Exit);
        return new WorkflowFolder(cli);
    }

    /// <summary>Writes a workflow: what follows the name.</summary>
    public void Add(string name, string body) =>
        Cli.Write($"repo/workflows/workflow-{name}.yaml", $"id: 6b0c0a52-5e53-4c0b-9a0e-{++_count:D12}\nname: {name}\n{body}");

    public async Task<JsonObject> RunAsync(int exit, params string[] arguments)
    {
        var run = await Cli.RunAsync([.. arguments, "--json"]);
        Assert.True(run.Exit == exit, $"exit {run.Exit}: {run.Output}{run.Error}");
        return run.Json;
    }

    /// <summary>State of each step, by name.</summary>
    public static Dictionary<string, string> Steps(JsonObject run) =>
        run["jobs"]!.AsArray().SelectMany(j => j!["steps"]!.AsArray()).ToDictionary(s => (string)s!["name"]!, s => (string)s!["status"]!);

    /// <summary>The entries of the journal of a run, without their sums.</summary>
    public List<JsonObject> Journal(JsonObject run)
    {
        var record = ((string)run["path"]!).Replace("<root>", Cli.Root, StringComparison.Ordinal);
        return [.. File.ReadAllLines(Path.ChangeExtension(record, ".journal")).Select(l => JsonNode.Parse(l[9..])!.AsObject())];
    }

    public ValueTask DisposeAsync()
    {
        Cli.Dispose();
        return ValueTask.CompletedTask;
    }
}
