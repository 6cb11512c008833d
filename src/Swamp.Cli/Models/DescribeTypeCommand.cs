using System.CommandLine;
using System.Text.Json;
using Swamp.Cli.CommandLine;
using Swamp.Operations.Models;

namespace Swamp.Cli.Models;

/// <summary><c>swamp model type describe</c> (TYPE-31).</summary>
internal static class DescribeTypeCommand
{
    public static Command Build()
    {
        var type = new Argument<string>("type") { Description = "Name of the type, for example command/shell" };
        var compact = new Option<bool>("--compact") { Description = "Only names, types and what is required" };
        var command = new OperationCommand<DescribeTypeRequest, DescribeTypeResult>("describe", ModelOperations.DescribeType)
        {
            Examples =
            [
                new("Show everything about a type", "swamp model type describe command/shell"),
                new("Just enough to call it", "swamp model type describe command/shell --compact --json"),
            ],
            Bind = (invocation, _) => ValueTask.FromResult(new DescribeTypeRequest { Type = invocation.Value(type)!, Compact = invocation.Value(compact) }),
            Render = static (result, output) =>
            {
                output.Field("Type", result.Type.Normalized);
                output.Field("Version", result.Version);
                if (result.GlobalArguments is { } globals)
                {
                    output.Line(output.Bold("Global Arguments:"));
                    ModelText.Properties(globals, "  ", output);
                }

                ModelText.Methods(result.Methods, output);
                output.Line(output.Bold("Data Outputs:"));
                foreach (var spec in result.DataOutputSpecs)
                {
                    output.Line(spec is { } node && node.GetValueKind() == JsonValueKind.Object ? $"  {node["specName"]} ({node["kind"]}, {node["lifetime"]})" : $"  {spec}");
                }
            },
        };
        command.Arguments.Add(type);
        command.Options.Add(compact);
        command.Aliases.Add("get");
        return command;
    }
}
