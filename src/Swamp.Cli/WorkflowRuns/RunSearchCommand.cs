using System.CommandLine;
using System.Globalization;
using Swamp.Cli.CommandLine;
using Swamp.Operations.WorkflowRuns;

namespace Swamp.Cli.WorkflowRuns;

/// <summary><c>swamp workflow run search</c> and <c>swamp workflow history search</c> (WFC-39, WFC-46).</summary>
internal static class RunSearchCommand
{
    /// <param name="path">The command as users type it, for its examples.</param>
    public static Command Build(string path)
    {
        var query = new Argument<string?>("query") { Description = "Text in name, id or state", Arity = ArgumentArity.ZeroOrOne };
        var since = new Option<string?>("--since") { Description = "Only younger runs", HelpName = "age" };
        var status = new Option<string?>("--status") { Description = "Only runs in this state", HelpName = "state" };
        var workflow = new Option<string?>("--workflow") { Description = "Only runs of this workflow", HelpName = "name" };
        var tags = RunOptions.Repeatable("--tag", "key=value", "Only runs with this tag");
        var inputs = RunOptions.Repeatable("--input", "key=value", "Only runs with this input");
        var limit = new Option<int>("--limit") { Description = "At most so many", HelpName = "number", DefaultValueFactory = static _ => 50 };
        var command = new OperationCommand<RunSearchRequest, RunSearchResult>("search", WorkflowRunOperations.Search)
        {
            Examples = [new("What failed lately", $"swamp {path} --status failed --since 7d")],
            Bind = (invocation, _) => ValueTask.FromResult(new RunSearchRequest
            {
                Query = invocation.Value(query),
                Since = invocation.Value(since),
                Status = invocation.Value(status),
                Workflow = invocation.Value(workflow),
                Tags = RunOptions.Pairs("--tag", invocation.Values(tags)),
                Inputs = RunOptions.Pairs("--input", invocation.Values(inputs)),
                Limit = invocation.Value(limit),
            }),
            Render = (result, output) => output.Table(
                ["Status", "Workflow", "Run", "Started", "Duration", "Steps"],
                [.. result.Results.Select(r => (IReadOnlyList<string>)
                [
                    r.Status,
                    r.WorkflowName,
                    output.Verbose || r.RunId.Length <= 8 ? r.RunId : r.RunId[..8],
                    r.StartedAt ?? "",
                    r.Duration is { } took ? Took.Text(took) : "",
                    r.StepProgress is { } p ? string.Create(CultureInfo.InvariantCulture, $"{p.Completed}/{p.Total}") : "",
                ])],
                "No runs."),
        };
        command.Aliases.Add("list");
        command.Arguments.Add(query);
        foreach (var option in new Option[] { since, status, workflow, tags, inputs, limit })
        {
            command.Options.Add(option);
        }

        return command;
    }
}
