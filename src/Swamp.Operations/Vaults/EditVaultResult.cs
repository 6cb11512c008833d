namespace Swamp.Operations.Vaults;

/// <summary>What an edit did (VCMD-5).</summary>
public sealed record EditVaultResult
{
    /// <summary>Absolute path of the file.</summary>
    public required string Path { get; init; }

    /// <summary>The editor that was used; absent when the text was piped in.</summary>
    public string? Editor { get; init; }

    /// <summary><c>updated</c> when the text was piped in, <c>opened</c> when an editor was used.</summary>
    public required string Status { get; init; }

    /// <summary>Name of the vault after the edit.</summary>
    public required string Name { get; init; }

    /// <summary>Its type.</summary>
    public required string Type { get; init; }
}
