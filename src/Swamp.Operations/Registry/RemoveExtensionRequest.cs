namespace Swamp.Operations.Registry;

/// <summary>Asks to take an extension out (EXC-14).</summary>
public sealed record RemoveExtensionRequest
{
    /// <summary><c>@collective/name</c>.</summary>
    public required string Name { get; init; }

    /// <summary>Whether only told what would be removed.</summary>
    public bool DryRun { get; init; }
}
