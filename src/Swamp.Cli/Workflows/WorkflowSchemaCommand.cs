using System.CommandLine;
using System.Text.Json.Nodes;
using Swamp.Cli.CommandLine;
using Swamp.Operations.Workflows;

namespace Swamp.Cli.Workflows;

/// <summary><c>swamp workflow schema get</c> (WFC-22).</summary>
internal static class WorkflowSchemaCommand
{
    public static Command Build() => new("schema", "Print what workflow files may hold")
    {
        new OperationCommand<WorkflowSchemasRequest, JsonObject>("get", WorkflowOperations.Schemas)
        {
            Examples = [new("What a task may say", "swamp workflow schema get | jq .stepTask")],
            Notes = "'swamp schema workflow' prints one schema of the whole file, for editors.",
            Bind = static (_, _) => ValueTask.FromResult(new WorkflowSchemasRequest()),
            Render = static (_, _) => { },
            AlwaysJson = true,
        },
    };
}
