namespace Swamp.Engine.Repositories;

/// <summary>What <c>repo init</c> is asked to do (REPO-10).</summary>
public sealed record InitializeRequest
{
    /// <summary>Absolute path of the repository; made when missing.</summary>
    public required string Path { get; init; }

    /// <summary>Tools to enrol; empty for the default, or with <see cref="Force"/> for those enrolled already.</summary>
    public IReadOnlyList<string> Tools { get; init; } = [];

    /// <summary>Whether an existing repository is set up again.</summary>
    public bool Force { get; init; }

    /// <summary>Whether only to say what would be done.</summary>
    public bool DryRun { get; init; }
}
