namespace Swamp.Operations.Vaults;

/// <summary>A definition with secrets in clear (DOC-10).</summary>
public sealed record LeakedSecrets
{
    /// <summary>Id of the definition.</summary>
    public required string DefinitionId { get; init; }

    /// <summary>Its name.</summary>
    public required string DefinitionName { get; init; }

    /// <summary>Its type.</summary>
    public required string Type { get; init; }

    /// <summary>Where the values stand.</summary>
    public required IReadOnlyList<string> LeakedPaths { get; init; }

    /// <summary>What to write there instead.</summary>
    public required IReadOnlyList<SecretRemediation> Remediations { get; init; }
}
