using System.CommandLine;
using Swamp.Cli.CommandLine;
using Swamp.Operations.Reports;

namespace Swamp.Cli.Reports;

/// <summary><c>swamp report</c> and everything below it (REP-30 to REP-37).</summary>
internal static class ReportCommands
{
    public static Command Build() => new("report")
    {
        BuildSearch(),
        GetReportCommand.Build(),
        BuildDescribe(),
        BuildTypes("list", [new("Every report that can be made here", "swamp report list")]),
        new Command("type", "Find the reports that can be made")
        {
            BuildTypes("search", [new("Find reports on cost", "swamp report type search cost")], "list"),
        },
    };

    private static Command BuildSearch()
    {
        var query = new Argument<string?>("query") { Description = "Part of the report's name", Arity = ArgumentArity.ZeroOrOne };
        var model = new Option<string?>("--model") { Description = "Only reports on this model", HelpName = "name" };
        var workflow = new Option<string?>("--workflow") { Description = "Only reports on this workflow", HelpName = "name" };
        var scope = new Option<string?>("--scope") { Description = "method, model or workflow", HelpName = "scope" };
        var type = new Option<string?>("--type") { Description = "Only this report", HelpName = "name" };
        var labels = new Option<string[]>("--label") { Description = "Only reports with this label; repeatable", HelpName = "label" };
        return new OperationCommand<ReportSearchRequest, ReportSearchResult>("search", ReportOperations.Search)
        {
            Arguments = { query },
            Options = { model, workflow, scope, type, labels },
            Examples = [new("What runs have told lately", "swamp report search"), new("Over one workflow", "swamp report search --workflow nightly --json")],
            Bind = (invocation, _) => ValueTask.FromResult(new ReportSearchRequest
            {
                Query = invocation.Value(query) ?? "",
                Model = invocation.Value(model),
                Workflow = invocation.Value(workflow),
                Scope = invocation.Value(scope),
                Type = invocation.Value(type),
                Labels = invocation.Values(labels),
            }),
            JsonWithoutTerminal = true,
            Render = static (result, output) => output.Table(
                ["Report", "Scope", "Of", "Version", "Created"],
                [.. result.Results.Select(static r => (IReadOnlyList<string>)[r.ReportName + (r.VarySuffix is null ? "" : $" ({r.VarySuffix})"), r.ReportScope, r.ModelName, $"{r.Version}", r.CreatedAt])],
                "No reports found."),
        };
    }

    private static Command BuildDescribe()
    {
        var name = new Argument<string>("name") { Description = "Name of the report" };
        return new OperationCommand<ReportDescribeRequest, ReportDescribeResult>("describe", ReportOperations.Describe)
        {
            Arguments = { name },
            Examples = [new("What a report tells", "swamp report describe @swamp/workflow-summary")],
            Bind = (invocation, _) => ValueTask.FromResult(new ReportDescribeRequest(invocation.Value(name)!)),
            Render = static (result, output) =>
            {
                output.Field("Name", result.Name);
                output.Field("Description", result.Description);
                output.Field("Scope", result.Scope);
                output.Field("Labels", result.Labels.Count > 0 ? string.Join(", ", result.Labels) : null);
            },
        };
    }

    private static Command BuildTypes(string name, IReadOnlyList<Example> examples, string? alias = null)
    {
        var query = new Argument<string?>("query") { Description = "Part of the name or description", Arity = ArgumentArity.ZeroOrOne };
        var command = new OperationCommand<ReportTypesRequest, ReportTypesResult>(name, ReportOperations.Types)
        {
            Arguments = { query },
            Examples = examples,
            Bind = (invocation, _) => ValueTask.FromResult(new ReportTypesRequest { Query = invocation.Value(query) ?? "" }),
            JsonWithoutTerminal = true,
            Render = static (result, output) => output.Table(
                ["Report", "Scope", "Tells"], [.. result.Results.Select(static r => (IReadOnlyList<string>)[r.Name, r.Scope, r.Description])], "No reports found."),
        };
        if (alias is not null)
        {
            command.Aliases.Add(alias);
        }

        return command;
    }
}
