using Swamp.Engine.Agents;

namespace Swamp.Engine.Repositories;

/// <summary>What <c>repo init</c> did, or would do (REPO-14).</summary>
public sealed record InitializeResult
{
    /// <summary>Absolute path of the repository.</summary>
    public required string Path { get; init; }

    /// <summary>Version written to the marker.</summary>
    public required string Version { get; init; }

    /// <summary>When the repository was made.</summary>
    public required DateTimeOffset InitializedAt { get; init; }

    /// <summary>Skills that are in place for at least one tool.</summary>
    public required IReadOnlyList<string> SkillsCopied { get; init; }

    /// <summary>Whether an instructions file was made or changed.</summary>
    public required bool InstructionsFileCreated { get; init; }

    /// <summary>Whether a settings file was made or changed.</summary>
    public required bool SettingsCreated { get; init; }

    /// <summary><c>created</c>, <c>updated</c>, <c>unchanged</c> or <c>skipped</c>.</summary>
    public required string GitignoreAction { get; init; }

    /// <summary>Tools enrolled now.</summary>
    public required IReadOnlyList<string> Tools { get; init; }

    /// <summary>Tools enrolled before but not now; their files stay.</summary>
    public required IReadOnlyList<string> RemovedTools { get; init; }

    /// <summary>Every file and folder concerned.</summary>
    public required IReadOnlyList<ScaffoldChange> Changes { get; init; }

    /// <summary>Things the user should know.</summary>
    public required IReadOnlyList<string> Notes { get; init; }
}
