namespace Swamp.Operations.Vaults;

/// <summary>The file of a vault as it is written.</summary>
public sealed record GetVaultSourceResult
{
    /// <summary>Absolute path of the file.</summary>
    public required string Path { get; init; }

    /// <summary>Its text.</summary>
    public required string Yaml { get; init; }

    /// <summary>Name of the vault.</summary>
    public required string Name { get; init; }

    /// <summary>Type of the vault.</summary>
    public required string Type { get; init; }
}
