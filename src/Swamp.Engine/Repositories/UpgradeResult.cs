using Swamp.Engine.Agents;

namespace Swamp.Engine.Repositories;

/// <summary>What <c>repo upgrade</c> did, or would do (REPO-23).</summary>
public sealed record UpgradeResult
{
    /// <summary>Absolute path of the repository.</summary>
    public required string Path { get; init; }

    /// <summary>Version in the marker before.</summary>
    public required string PreviousVersion { get; init; }

    /// <summary>Version in the marker now.</summary>
    public required string NewVersion { get; init; }

    /// <summary>Time of the upgrade.</summary>
    public required DateTimeOffset UpgradedAt { get; init; }

    /// <summary>Skills that were made or changed.</summary>
    public required IReadOnlyList<string> SkillsUpdated { get; init; }

    /// <summary>Whether an instructions file was made or changed.</summary>
    public required bool InstructionsUpdated { get; init; }

    /// <summary>Whether a settings file was made or changed.</summary>
    public required bool SettingsUpdated { get; init; }

    /// <summary><c>created</c>, <c>updated</c>, <c>unchanged</c> or <c>skipped</c>.</summary>
    public required string GitignoreAction { get; init; }

    /// <summary>Tools enrolled before.</summary>
    public required IReadOnlyList<string> PreviousTools { get; init; }

    /// <summary>Tools enrolled now.</summary>
    public required IReadOnlyList<string> Tools { get; init; }

    /// <summary>Tools enrolled now but not before.</summary>
    public required IReadOnlyList<string> AddedTools { get; init; }

    /// <summary>Tools enrolled before but not now; their files stay.</summary>
    public required IReadOnlyList<string> RemovedTools { get; init; }

    /// <summary>Extensions whose skills a newly enrolled tool does not have yet, by tool.</summary>
    public required IReadOnlyList<ToolNames> ExtensionsToReinstall { get; init; }

    /// <summary>Copies of swamp's skills inside the repository, left over from older versions, by folder.</summary>
    public required IReadOnlyList<ToolNames> LocalSkillCopies { get; init; }

    /// <summary>Files of the repository that were made or changed, the marker first (REPO-24).</summary>
    public required IReadOnlyList<string> ChangedFiles { get; init; }

    /// <summary>Collectives in the lockfile that are not trusted (REPO-25).</summary>
    public required IReadOnlyList<string> UntrustedCollectives { get; init; }

    /// <summary>Every file and folder concerned.</summary>
    public required IReadOnlyList<ScaffoldChange> Changes { get; init; }

    /// <summary>Things the user should know.</summary>
    public required IReadOnlyList<string> Notes { get; init; }
}
