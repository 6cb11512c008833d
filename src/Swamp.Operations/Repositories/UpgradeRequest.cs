namespace Swamp.Operations.Repositories;

/// <summary>Asks to bring a repository up to this version (REPO-20).</summary>
public sealed record UpgradeRequest
{
    /// <summary>The repository, relative to the caller's folder; null for the one the call is about.</summary>
    public string? Path { get; init; }

    /// <summary>The new list of tools; empty to keep the list.</summary>
    public IReadOnlyList<string> Tools { get; set; } = [];

    /// <summary>Whether to maintain the section in <c>.gitignore</c> from now on.</summary>
    public bool IncludeGitignore { get; init; }

    /// <summary>Whether only to say what would be done.</summary>
    public bool DryRun { get; init; }
}
