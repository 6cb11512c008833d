using System.Text.Json.Nodes;
using Swamp.Engine.Definitions;
using Swamp.Engine.Workflows;

namespace Swamp.Operations.Schemas;

/// <summary>Operations that publish the schemas of files people write.</summary>
public static class SchemaOperations
{
    /// <summary>The JSON Schema of definition files.</summary>
    public static Operation<DefinitionSchemaRequest, JsonObject> Definition { get; } = new()
    {
        Name = "schema.definition",
        Summary = "Print the JSON Schema of definition files, for editors and agents.",
        Access = AccessLevel.Read,
        NeedsRepository = false,
        Request = static () => SchemaJsonContext.Default.DefinitionSchemaRequest,
        Result = static () => SchemaJsonContext.Default.JsonObject,
        Handler = static (_, _, _) => Task.FromResult(DefinitionSchema.Create()),
    };

    /// <summary>The JSON Schema of workflow files.</summary>
    public static Operation<WorkflowSchemaRequest, JsonObject> Workflow { get; } = new()
    {
        Name = "schema.workflow",
        Summary = "Print the JSON Schema of workflow files, for editors and agents.",
        Access = AccessLevel.Read,
        NeedsRepository = false,
        Request = static () => SchemaJsonContext.Default.WorkflowSchemaRequest,
        Result = static () => SchemaJsonContext.Default.JsonObject,
        Handler = static (_, _, _) => Task.FromResult(WorkflowSchema.Create()),
    };

    /// <summary>All operations of this feature.</summary>
    public static IReadOnlyList<Operation> All { get; } = [Definition, Workflow];
}
