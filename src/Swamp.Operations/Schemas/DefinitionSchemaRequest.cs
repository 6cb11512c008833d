namespace Swamp.Operations.Schemas;

/// <summary>Asks for the JSON Schema of definition files; has no members.</summary>
public sealed record DefinitionSchemaRequest;
