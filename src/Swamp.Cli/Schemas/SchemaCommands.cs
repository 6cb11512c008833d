using System.CommandLine;
using System.Text.Json.Nodes;
using Swamp.Cli.CommandLine;
using Swamp.Operations.Schemas;

namespace Swamp.Cli.Schemas;

/// <summary><c>swamp schema</c>: schemas of the files people write.</summary>
internal static class SchemaCommands
{
    public static Command Build() => new("schema")
    {
        new OperationCommand<DefinitionSchemaRequest, JsonObject>("definition", SchemaOperations.Definition)
        {
            Examples = [new("Give it to an editor", "swamp schema definition > definition.schema.json")],
            Notes = "In a YAML file, '# yaml-language-server: $schema=definition.schema.json' on the first line turns it on.",
            Bind = (_, _) => ValueTask.FromResult(new DefinitionSchemaRequest()),
            Render = static (_, _) => { },
            AlwaysJson = true,
        },
        new OperationCommand<WorkflowSchemaRequest, JsonObject>("workflow", SchemaOperations.Workflow)
        {
            Examples = [new("Give it to an editor", "swamp schema workflow > workflow.schema.json")],
            Notes = "In a YAML file, '# yaml-language-server: $schema=workflow.schema.json' on the first line turns it on.",
            Bind = (_, _) => ValueTask.FromResult(new WorkflowSchemaRequest()),
            Render = static (_, _) => { },
            AlwaysJson = true,
        },
    };
}
