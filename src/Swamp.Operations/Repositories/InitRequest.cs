namespace Swamp.Operations.Repositories;

/// <summary>Asks for a new repository (REPO-10).</summary>
public sealed record InitRequest
{
    /// <summary>Where; relative to the caller's folder. Default: the folder itself, or the repository the call names.</summary>
    public string? Path { get; init; }

    /// <summary>AI tools to prepare it for; empty for <c>claude</c>, <c>none</c> for no tool.</summary>
    public IReadOnlyList<string> Tools { get; set; } = [];

    /// <summary>Whether to set up a repository that exists already once more, keeping its settings.</summary>
    public bool Force { get; init; }

    /// <summary>Whether only to say what would be done.</summary>
    public bool DryRun { get; init; }
}
