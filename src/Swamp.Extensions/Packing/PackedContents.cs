namespace Swamp.Extensions.Packing;

/// <summary>What an extension brings, by the names under which it is used.</summary>
/// <remarks>Lists can be set so that those that a document leaves out stay empty; an initial value of an init-only member does not survive reading.</remarks>
public sealed record PackedContents
{
    /// <summary>Model types.</summary>
    public IReadOnlyList<string> Models { get; set; } = [];

    /// <summary>Names of workflows.</summary>
    public IReadOnlyList<string> Workflows { get; set; } = [];

    /// <summary>Vault types.</summary>
    public IReadOnlyList<string> Vaults { get; set; } = [];

    /// <summary>Types of drivers.</summary>
    public IReadOnlyList<string> Drivers { get; set; } = [];

    /// <summary>Types of datastores.</summary>
    public IReadOnlyList<string> Datastores { get; set; } = [];

    /// <summary>Names of reports.</summary>
    public IReadOnlyList<string> Reports { get; set; } = [];

    /// <summary>Names of skills.</summary>
    public IReadOnlyList<string> Skills { get; set; } = [];

    /// <summary>All of them by kind, in the order of the kinds in a manifest.</summary>
    public IReadOnlyList<(string Kind, IReadOnlyList<string> Names)> ByKind() =>
    [
        ("models", Models), ("workflows", Workflows), ("vaults", Vaults), ("datastores", Datastores), ("drivers", Drivers), ("reports", Reports), ("skills", Skills),
    ];
}
