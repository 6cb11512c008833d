using System.Text.Json.Serialization;

namespace Swamp.Operations.Repositories;

/// <summary>What was upgraded, or would be (REPO-23).</summary>
public sealed record UpgradeResult
{
    /// <summary>Absolute path of the repository.</summary>
    public required string Path { get; init; }

    /// <summary>Version in <c>.swamp.yaml</c> before.</summary>
    public required string PreviousVersion { get; init; }

    /// <summary>Version in <c>.swamp.yaml</c> now.</summary>
    public required string NewVersion { get; init; }

    /// <summary>Time of the upgrade, ISO-8601 UTC.</summary>
    public required string UpgradedAt { get; init; }

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

    /// <summary>Extensions whose skills a newly enrolled tool lacks.</summary>
    public required IReadOnlyList<ToolExtensions> ExtensionsToReinstall { get; init; }

    /// <summary>Copies of swamp's skills inside the repository, left over from older versions.</summary>
    public required IReadOnlyList<SkillCopies> LocalSkillCopies { get; init; }

    /// <summary>Files of the repository that were made or changed, <c>.swamp.yaml</c> first (REPO-24).</summary>
    public required IReadOnlyList<string> ChangedFiles { get; init; }

    /// <summary>Collectives of the lockfile that are not trusted (REPO-25).</summary>
    public required IReadOnlyList<string> UntrustedCollectives { get; init; }

    /// <summary>The single tool, <c>none</c> without one, null with several. Kept for older readers.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public required string? Tool { get; init; }

    /// <summary>True when nothing was written because only a preview was asked for.</summary>
    public bool? DryRun { get; init; }

    /// <summary>Files and folders that would be made or changed; only in a preview.</summary>
    public IReadOnlyList<FileChange>? Changes { get; init; }

    /// <summary>Files that differ but were left alone because they are the user's; absent when there are none.</summary>
    public IReadOnlyList<FileChange>? Kept { get; init; }

    /// <summary>Things to know; absent when there are none.</summary>
    public IReadOnlyList<string>? Notes { get; init; }
}
