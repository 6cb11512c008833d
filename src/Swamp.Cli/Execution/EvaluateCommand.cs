using System.CommandLine;
using Swamp.Cli.CommandLine;
using Swamp.Operations.Execution;

namespace Swamp.Cli.Execution;

/// <summary><c>swamp model evaluate</c> (MOD-50).</summary>
internal static class EvaluateCommand
{
    public static Command Build()
    {
        var model = new Argument<string?>("model") { Description = "Name or id; all models when absent", Arity = ArgumentArity.ZeroOrOne };
        var all = new Option<bool>("--all") { Description = "All models" };
        var command = new OperationCommand<EvaluateModelRequest, EvaluateModelResult>("evaluate", ExecutionOperations.Evaluate)
        {
            Examples = [new("One model", "swamp model evaluate greet"), new("All of them", "swamp model evaluate --all --json")],
            Bind = (invocation, _) => ValueTask.FromResult(new EvaluateModelRequest(invocation.Value(all) ? null : invocation.Value(model))),
            Render = (result, output) =>
            {
                foreach (var item in result.Items)
                {
                    output.Line($"{item.Name} ({item.Type}): {(item.HadExpressions ? "evaluated" : "no expressions")}");
                    foreach (var unresolved in item.Unresolved ?? [])
                    {
                        output.Line($"  {unresolved.Path}: ${{{{ {unresolved.Expression} }}}} stays text: {unresolved.Reason.Split('\n')[0]}");
                    }
                }

                output.Line($"{result.Evaluated} of {result.Total} had expressions");
            },
        };
        command.Arguments.Add(model);
        command.Options.Add(all);
        return command;
    }
}
