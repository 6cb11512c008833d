namespace Swamp.Operations.Vaults;

/// <summary>Asks to change what is noted about a secret (VCMD-25). What is null stays.</summary>
public sealed record AnnotateSecretRequest
{
    /// <summary>Name of the vault.</summary>
    public required string Vault { get; init; }

    /// <summary>Key of the secret.</summary>
    public required string Key { get; init; }

    /// <summary>Where it comes from or is managed; empty forgets it.</summary>
    public string? Url { get; init; }

    /// <summary>Free text; empty forgets it.</summary>
    public string? Notes { get; init; }

    /// <summary>Labels to set.</summary>
    public IReadOnlyDictionary<string, string>? Labels { get; init; }

    /// <summary>Labels to remove.</summary>
    public IReadOnlyList<string>? RemoveLabels { get; init; }

    /// <summary>Forgets everything; excludes the others.</summary>
    public bool Clear { get; init; }
}
