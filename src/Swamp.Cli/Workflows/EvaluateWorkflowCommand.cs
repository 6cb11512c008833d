using System.CommandLine;
using System.Text.Json.Nodes;
using Swamp.Cli.CommandLine;
using Swamp.Cli.Rendering;
using Swamp.Engine.Errors;
using Swamp.Engine.Inputs;
using Swamp.Operations.Workflows;

namespace Swamp.Cli.Workflows;

/// <summary><c>swamp workflow evaluate</c> (WFC-21).</summary>
internal static class EvaluateWorkflowCommand
{
    public static Command Build()
    {
        var workflow = new Argument<string?>("workflow") { Description = "Name or id; all workflows when left out", Arity = ArgumentArity.ZeroOrOne };
        var all = new Option<bool>("--all") { Description = "All workflows" };
        var input = new Option<string[]>("--input")
        {
            Description = "Input: k=v, a.b=v, k:json=…, k=@file, or one JSON object",
            HelpName = "key=value",
            Arity = ArgumentArity.ZeroOrMore,
        };
        var inputFile = new Option<string?>("--input-file") { Description = "YAML or JSON file of inputs", HelpName = "file" };
        var command = new FlowCommand("evaluate", WorkflowOperations.Evaluate.Summary, WorkflowOperations.Evaluate)
        {
            Examples =
            [
                new("With inputs", "swamp workflow evaluate nightly-audit --input env=prod --input hosts:json='[\"a\",\"b\"]'"),
                new("All of them", "swamp workflow evaluate --all --json"),
            ],
            AlsoCalls = [WorkflowOperations.EvaluateAll],
            Notes = "Loops over lists that are known are written out. What depends on secrets, the environment or the data of earlier steps stays an expression.",
            Flow = async (invocation, cancellationToken) =>
            {
                var inputs = await InputsAsync(invocation, input, inputFile, cancellationToken);
                if (invocation.Value(workflow) is { } name && !invocation.Value(all))
                {
                    var one = await invocation.CallAsync(WorkflowOperations.Evaluate, new EvaluateWorkflowRequest(name, inputs), cancellationToken);
                    invocation.Write(WorkflowOperations.Evaluate, one, RenderOne);
                    return 0;
                }

                if (inputs is not null)
                {
                    throw new SwampException(ErrorCodes.InvalidArgument, "Inputs belong to one workflow.", "swamp workflow evaluate <name> --input key=value");
                }

                var result = await invocation.CallAsync(WorkflowOperations.EvaluateAll, new EvaluateWorkflowsRequest(), cancellationToken);
                invocation.Write(WorkflowOperations.EvaluateAll, result, RenderAll);
                return 0;
            },
        };
        command.Arguments.Add(workflow);
        command.Options.Add(all);
        command.Options.Add(input);
        command.Options.Add(inputFile);
        return command;
    }

    private static async Task<JsonObject?> InputsAsync(Invocation invocation, Option<string[]> input, Option<string?> inputFile, CancellationToken cancellationToken)
    {
        if (invocation.Values(input).Count == 0 && invocation.Value(inputFile) is null)
        {
            return null;
        }

        var records = await InputParser.ParseAsync(
            new InputSource
            {
                Entries = [.. invocation.Values(input)],
                InputFile = invocation.Value(inputFile),
                WorkingDirectory = invocation.Call.WorkingDirectory,
                HomeDirectory = invocation.Host.HomeDirectory,
            },
            cancellationToken);
        return records.Count > 0 ? records[0] : null;
    }

    private static void RenderAll(EvaluateWorkflowsResult result, TextOutput output)
    {
        foreach (var item in result.Items)
        {
            RenderOne(item, output);
        }

        output.Line($"{result.Evaluated} of {result.Total} had expressions");
    }

    private static void RenderOne(EvaluatedWorkflowView item, TextOutput output)
    {
        output.Line($"{item.Name}: {(item.HadExpressions ? "evaluated" : "no expressions")}{(item.ForEachExpanded is true ? ", loops written out" : "")}");
        output.Field("Path", item.OutputPath);
        foreach (var (job, step) in (item.Jobs ?? []).OfType<JsonObject>().SelectMany(static j => (j["steps"] as JsonArray ?? []).OfType<JsonObject>().Select(s => (j, s))))
        {
            if (step["effectiveDriver"] is JsonObject driver)
            {
                output.Line($"  {job["name"]} · {step["name"]}: driver {driver["type"]}, said by the {driver["level"]}");
            }
        }
    }
}
