namespace Swamp.Engine.Agents;

/// <summary>An AI tool that a repository can be prepared for (REPO-10, REPO-30, REPO-35).</summary>
public sealed record AgentTool
{
    /// <summary>Name as used on the command line and in <c>.swamp.yaml</c>.</summary>
    public required string Name { get; init; }

    /// <summary>Where its skills lie: below the home directory when it begins with <c>~/</c>, else below the repository.</summary>
    public required string SkillsDirectory { get; init; }

    /// <summary>Where its skills lie in a repository, relative to it.</summary>
    public string RepositorySkillsDirectory =>
        Name == "cursor" && !IsCustom ? ".cursor/skills" : SkillsDirectory.StartsWith("~/", StringComparison.Ordinal) ? SkillsDirectory[2..] : SkillsDirectory;

    /// <summary>The file that it reads its instructions from, relative to the repository.</summary>
    public required string InstructionsFile { get; init; }

    /// <summary>Front matter of a new instructions file, without the dashes; null for none.</summary>
    public string? FrontMatter { get; init; }

    /// <summary>Whether the instructions name skills by the path of their file rather than by name.</summary>
    public bool ReferencesSkillsByPath { get; init; }

    /// <summary>What git should not keep because of this tool.</summary>
    public IReadOnlyList<string> GitignoreEntries { get; init; } = [];

    /// <summary>The program that must be on the search path for the tool to be usable; null when there is none to look for.</summary>
    public string? Program { get; init; }

    /// <summary>Whether a user described the tool in <c>.swamp-custom-tools.yaml</c>.</summary>
    public bool IsCustom { get; init; }
}
