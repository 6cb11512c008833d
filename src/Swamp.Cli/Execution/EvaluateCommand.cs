using System.CommandLine;
using Swamp.Cli.CommandLine;
using Swamp.Cli.Rendering;
using Swamp.Engine.Errors;
using Swamp.Operations.Execution;

namespace Swamp.Cli.Execution;

/// <summary><c>swamp model evaluate</c> (MOD-50).</summary>
internal static class EvaluateCommand
{
    public static Command Build()
    {
        var model = new Argument<string?>("model") { Description = "Name or id; all models when absent", Arity = ArgumentArity.ZeroOrOne };
        var all = new Option<bool>("--all") { Description = "All models" };
        var command = new FlowCommand("evaluate", "Evaluate the expressions of one or all models and keep the result.", ExecutionOperations.Evaluate)
        {
            Examples = [new("One model", "swamp model evaluate greet"), new("All of them", "swamp model evaluate --all --json")],
            AlsoCalls = [ExecutionOperations.EvaluateAll],
            Flow = async (invocation, cancellationToken) =>
            {
                if (!invocation.Value(all) && invocation.Value(model) is { } name)
                {
                    var one = await invocation.CallAsync(ExecutionOperations.Evaluate, new EvaluateModelRequest(name), cancellationToken);
                    invocation.Write(ExecutionOperations.Evaluate, one, RenderOne);
                }
                else
                {
                    var result = await invocation.CallAsync(ExecutionOperations.EvaluateAll, new EvaluateModelsRequest(), cancellationToken);
                    invocation.Write(ExecutionOperations.EvaluateAll, result, RenderAll);
                }

                return ExitCodes.Ok;
            },
        };
        command.Arguments.Add(model);
        command.Options.Add(all);
        return command;
    }

    private static void RenderAll(EvaluateModelsResult result, TextOutput output)
    {
        foreach (var item in result.Items)
        {
            RenderOne(item, output);
        }

        output.Line($"{result.Evaluated} of {result.Total} had expressions");
    }

    private static void RenderOne(EvaluateModelResult item, TextOutput output)
    {
        output.Line($"{item.Name} ({item.Type}): {(item.HadExpressions ? "evaluated" : "no expressions")}");
        if (item.Driver is { } driver)
        {
            output.Line($"  driver {driver.Type}, said by the {driver.Level}");
        }

        foreach (var unresolved in item.Unresolved ?? [])
        {
            output.Line($"  {unresolved.Path}: ${{{{ {unresolved.Expression} }}}} stays text: {unresolved.Reason.Split('\n')[0]}");
        }
    }
}
