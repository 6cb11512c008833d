using Swamp.Engine.Agents;

namespace Swamp.Operations.Agents;

/// <summary>A custom AI tool (REPO-35).</summary>
public sealed record CustomToolResult
{
    /// <summary>Its name.</summary>
    public required string Name { get; init; }

    /// <summary>Where its skills go.</summary>
    public required string SkillsDir { get; init; }

    /// <summary>The file that it reads its instructions from.</summary>
    public required string InstructionsFile { get; init; }

    /// <summary><c>shared</c> or <c>owned</c>.</summary>
    public required string InstructionsMode { get; init; }

    /// <summary>Front matter of a new instructions file.</summary>
    public string? Frontmatter { get; init; }

    /// <summary><c>name</c> or <c>path</c>.</summary>
    public required string SkillReferenceStyle { get; init; }

    /// <summary>Further lines for <c>.gitignore</c>; absent when there are none.</summary>
    public IReadOnlyList<string>? GitignoreEntries { get; init; }

    internal static CustomToolResult Of(CustomTool tool) => new()
    {
        Name = tool.Name,
        SkillsDir = tool.SkillsDir,
        InstructionsFile = tool.InstructionsFile,
        InstructionsMode = tool.InstructionsMode,
        Frontmatter = tool.Frontmatter,
        SkillReferenceStyle = tool.SkillReferenceStyle,
        GitignoreEntries = tool.GitignoreEntries.Count > 0 ? tool.GitignoreEntries : null,
    };
}
