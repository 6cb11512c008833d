namespace Swamp.Operations.Agents;

/// <summary>Describes a custom AI tool (REPO-35).</summary>
public sealed record AgentSetupRequest
{
    /// <summary>Its name.</summary>
    public required string Name { get; init; }

    /// <summary>Where its skills go: below the repository, or below the home directory with a leading <c>~/</c>.</summary>
    public required string SkillsDir { get; init; }

    /// <summary>The file that it reads its instructions from, below the repository.</summary>
    public required string InstructionsFile { get; init; }

    /// <summary><c>shared</c> (default) or <c>owned</c>.</summary>
    public string InstructionsMode { get; set; } = "shared";

    /// <summary>Front matter of a new instructions file, without the dashes.</summary>
    public string? Frontmatter { get; init; }

    /// <summary><c>name</c> (default) or <c>path</c>.</summary>
    public string SkillReferenceStyle { get; set; } = "name";

    /// <summary>Further lines for <c>.gitignore</c>.</summary>
    public IReadOnlyList<string> GitignoreEntries { get; set; } = [];
}
