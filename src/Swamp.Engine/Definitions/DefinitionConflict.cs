using Swamp.Engine.Errors;

namespace Swamp.Engine.Definitions;

/// <summary>Two definition files that cannot be told apart.</summary>
/// <param name="One">The file that comes first.</param>
/// <param name="Other">The other file.</param>
/// <param name="Error">What is wrong, naming both, and the fix.</param>
public sealed record DefinitionConflict(StoredDefinition One, StoredDefinition Other, SwampError Error);
