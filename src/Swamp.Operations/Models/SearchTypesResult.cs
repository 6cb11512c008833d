namespace Swamp.Operations.Models;

/// <summary>The types that match, built-in ones first (TYPE-30).</summary>
/// <param name="Query">What was asked for.</param>
/// <param name="Results">The types.</param>
public sealed record SearchTypesResult(string Query, IReadOnlyList<TypeNameView> Results);
