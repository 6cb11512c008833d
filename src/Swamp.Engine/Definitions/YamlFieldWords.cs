using Swamp.Engine.Errors;

namespace Swamp.Engine.Definitions;

/// <summary>What the errors of <see cref="YamlFields"/> say of a kind of document.</summary>
/// <param name="Document">What the document is called at the start of a sentence.</param>
/// <param name="Code">Code of the errors.</param>
internal sealed record YamlFieldWords(string Document, string Code)
{
    /// <summary>For files of models.</summary>
    public static YamlFieldWords Definition { get; } = new("The definition", ErrorCodes.InvalidDefinition);

    /// <summary>For files of workflows.</summary>
    public static YamlFieldWords Workflow { get; } = new("The workflow", ErrorCodes.InvalidWorkflow);
}
