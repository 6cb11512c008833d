using System.CommandLine;
using Swamp.Cli.CommandLine;
using Swamp.Cli.Rendering;
using Swamp.Operations.Data;

namespace Swamp.Cli.Data;

/// <summary><c>swamp data list</c>.</summary>
internal static class DataListCommand
{
    public static Command Build()
    {
        var first = new Argument<string?>("model") { Description = "Name or id of the model", Arity = ArgumentArity.ZeroOrOne };
        var model = new Option<string?>("--model") { Description = "Name or id of the model", HelpName = "model" };
        var type = new Option<string?>("--type") { Description = "Only this kind: resource, file, report, log, data", HelpName = "type" };
        var workflow = new Option<string?>("--workflow") { Description = "The data of this workflow's latest run", HelpName = "workflow" };
        var run = new Option<string?>("--run") { Description = "The data of this run of the workflow", HelpName = "id" };
        return new OperationCommand<DataListRequest, DataListResult>("list", DataOperations.List)
        {
            Arguments = { first },
            Options = { model, type, workflow, run },
            Examples =
            [
                new("Everything a model has produced", "swamp data list db"),
                new("The files of a workflow's latest run", "swamp data list --workflow nightly --type file"),
            ],
            Bind = (invocation, _) => ValueTask.FromResult(new DataListRequest
            {
                Model = invocation.Value(model) ?? invocation.Value(first),
                Type = invocation.Value(type),
                Workflow = invocation.Value(workflow),
                Run = invocation.Value(run),
            }),
            Render = Render,
        };
    }

    private static void Render(DataListResult result, TextOutput output)
    {
        output.Line(result.WorkflowName is { } workflow
            ? $"Data of run {result.RunId} ({result.RunStatus}) of workflow {workflow}"
            : $"Data of {result.ModelName} ({result.ModelType})");
        foreach (var group in result.Groups)
        {
            output.Line();
            output.Line(output.Bold(group.Type));
            output.Table(
                ["Name", "Version", "Content type", "Size", "Created"],
                [.. group.Items.Select(i => (IReadOnlyList<string>)[i.ModelName is { } owner ? $"{owner}/{i.Name}" : i.Name, $"{i.Version}", i.ContentType, Sizes.Text(i.Size), i.CreatedAt])],
                "");
        }

        if (result.Total == 0)
        {
            output.Line("No data.");
        }
    }
}
