using System.CommandLine;
using Swamp.Cli.CommandLine;
using Swamp.Cli.Rendering;
using Swamp.Operations.Summaries;

namespace Swamp.Cli.Summaries;

/// <summary><c>swamp summarise</c>.</summary>
internal static class SummaryCommands
{
    public static Command Build()
    {
        var since = new Option<string>("--since") { Description = "How far back: a number with m, h, d, w, mo or y", HelpName = "duration", DefaultValueFactory = _ => "7d" };
        var limit = new Option<int?>("--limit") { Description = "Most runs listed per method; counts are not affected", HelpName = "n" };
        return new OperationCommand<SummaryRequest, SummaryResult>("summarise", SummaryOperations.Get)
        {
            Options = { since, limit },
            Examples = [new("What happened this week", "swamp summarise"), new("Today, with every run", "swamp summarise --since 1d --verbose")],
            Bind = (invocation, _) => ValueTask.FromResult(new SummaryRequest { Since = invocation.Value(since)!, Limit = invocation.Value(limit) }),
            Render = Render,
        };
    }

    private static void Render(SummaryResult result, TextOutput output)
    {
        if (result.Message is not null)
        {
            output.Line(result.Message);
            return;
        }

        output.Line($"Since {result.Since}");
        output.Line();
        foreach (var model in result.MethodExecutions ?? [])
        {
            output.Line($"{output.Bold(model.ModelName)} ({model.Type}): {Counts(model.Total, model.Succeeded, model.Failed)}");
            foreach (var method in model.Methods)
            {
                output.Line($"  {method.Method}: {Counts(method.Total, method.Succeeded, method.Failed)}");
                foreach (var run in output.Verbose ? method.Runs : [])
                {
                    output.Line($"    {run.StartedAt}  {run.Status}{(run.DurationMs is { } ms ? $"  {ms} ms" : "")}{(run.Error is null ? "" : $"  {run.Error}")}");
                }
            }
        }

        if (result.Data is { } data)
        {
            output.Line();
            output.Line($"Data: {data.TotalItems} items of {data.UniqueModels} models, {data.TotalVersions} versions");
        }
    }

    private static string Counts(int total, int succeeded, int failed) => $"{total} runs, {succeeded} succeeded, {failed} failed";
}
