namespace Swamp.Extensions.Packing;

/// <summary>What an extension brings, by the names under which it is used.</summary>
public sealed record PackedContents
{
    /// <summary>Model types.</summary>
    public IReadOnlyList<string> Models { get; init; } = [];

    /// <summary>Names of workflows.</summary>
    public IReadOnlyList<string> Workflows { get; init; } = [];

    /// <summary>Vault types.</summary>
    public IReadOnlyList<string> Vaults { get; init; } = [];

    /// <summary>Types of drivers.</summary>
    public IReadOnlyList<string> Drivers { get; init; } = [];

    /// <summary>Types of datastores.</summary>
    public IReadOnlyList<string> Datastores { get; init; } = [];

    /// <summary>Names of reports.</summary>
    public IReadOnlyList<string> Reports { get; init; } = [];

    /// <summary>Names of skills.</summary>
    public IReadOnlyList<string> Skills { get; init; } = [];
}
