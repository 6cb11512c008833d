using System.CommandLine;
using System.Text.Json.Nodes;
using Swamp.Cli.CommandLine;
using Swamp.Cli.Rendering;
using Swamp.Operations.Models;

namespace Swamp.Cli.Models;

/// <summary><c>swamp model get</c> (MOD-10, MOD-12).</summary>
internal static class GetModelCommand
{
    public static Command Build()
    {
        var model = new Argument<string>("model") { Description = "Name or id" };
        var command = new OperationCommand<GetModelRequest, GetModelResult>("get", ModelOperations.Get)
        {
            Examples = [new("Show a model", "swamp model get greet"), new("Its methods, for a program", "swamp model get greet --json")],
            Bind = (invocation, _) => ValueTask.FromResult(new GetModelRequest { Model = invocation.Value(model)! }),
            Render = Render,
        };
        command.Arguments.Add(model);
        return command;
    }

    private static void Render(GetModelResult result, TextOutput output)
    {
        output.Field("Name", result.Name);
        output.Field("ID", result.Id);
        output.Field("Type", result.Type);
        output.Field("Version", result.Version);
        output.Field("Auto-created", result.AutoCreated is true ? "yes" : null);
        ModelText.Values("Tags", result.Tags.Select(static tag => KeyValuePair.Create(tag.Key, (JsonNode?)JsonValue.Create(tag.Value))), output);
        ModelText.Values("Global Arguments", result.GlobalArguments, output);
        output.Field("Type Version", result.TypeVersion ?? "unknown (the type is not available here)");
        if (result.GlobalArgumentsSchema is { } schema)
        {
            output.Line(output.Bold("Global Arguments Schema:"));
            ModelText.Properties(schema, "  ", output);
        }

        ModelText.Methods(result.Methods, output);
    }
}
