using System.CommandLine;
using Swamp.Cli.CommandLine;
using Swamp.Operations.Models;

namespace Swamp.Cli.Models;

/// <summary><c>swamp model method describe</c> (TYPE-34).</summary>
internal static class DescribeMethodCommand
{
    public static Command Build()
    {
        var model = new Argument<string>("model") { Description = "Name or id of the model, or a type" };
        var method = new Argument<string>("method") { Description = "Name of the method" };
        var command = new OperationCommand<DescribeMethodRequest, DescribeMethodResult>("describe", ModelOperations.DescribeMethod)
        {
            Examples = [new("Show what a method takes", "swamp model method describe greet execute")],
            Bind = (invocation, _) => ValueTask.FromResult(new DescribeMethodRequest { Model = invocation.Value(model)!, Method = invocation.Value(method)! }),
            Render = static (result, output) =>
            {
                output.Field("Model", result.ModelName);
                output.Field("Type", result.ModelType);
                output.Field("Version", result.Version);
                output.Line();
                output.Line($"{output.Bold(result.Method.Name)}{(result.Method.Description.Length == 0 ? "" : $" - {result.Method.Description}")}");
                output.Line(output.Bold("Inputs:"));
                ModelText.Properties(result.Method.Arguments, "  ", output);
                ModelText.Outputs(result.DataOutputSpecs, output);
            },
        };
        command.Arguments.Add(model);
        command.Arguments.Add(method);
        return command;
    }
}
