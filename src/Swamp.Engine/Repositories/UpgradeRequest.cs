namespace Swamp.Engine.Repositories;

/// <summary>What <c>repo upgrade</c> is asked to do (REPO-20).</summary>
public sealed record UpgradeRequest
{
    /// <summary>Absolute path of the repository.</summary>
    public required string Path { get; init; }

    /// <summary>The new list of tools; empty to keep the list.</summary>
    public IReadOnlyList<string> Tools { get; init; } = [];

    /// <summary>Whether the section in <c>.gitignore</c> is maintained from now on.</summary>
    public bool IncludeGitignore { get; init; }

    /// <summary>Whether only to say what would be done.</summary>
    public bool DryRun { get; init; }
}
