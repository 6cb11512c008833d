using System.Text.Json.Serialization;

namespace Swamp.Operations.Repositories;

/// <summary>What was made, or would be (REPO-14).</summary>
public sealed record InitResult
{
    /// <summary>Absolute path of the repository.</summary>
    public required string Path { get; init; }

    /// <summary>Version written to <c>.swamp.yaml</c>.</summary>
    public required string Version { get; init; }

    /// <summary>When the repository was made, ISO-8601 UTC.</summary>
    public required string InitializedAt { get; init; }

    /// <summary>Skills that are in place.</summary>
    public required IReadOnlyList<string> SkillsCopied { get; init; }

    /// <summary>Whether an instructions file was made or changed.</summary>
    public required bool InstructionsFileCreated { get; init; }

    /// <summary>Whether a settings file was made or changed.</summary>
    public required bool SettingsCreated { get; init; }

    /// <summary><c>created</c>, <c>updated</c>, <c>unchanged</c> or <c>skipped</c>.</summary>
    public required string GitignoreAction { get; init; }

    /// <summary>Enrolled tools.</summary>
    public required IReadOnlyList<string> Tools { get; init; }

    /// <summary>Tools that were enrolled and no longer are; their files stay.</summary>
    public required IReadOnlyList<string> RemovedTools { get; init; }

    /// <summary>The single tool, <c>none</c> without one, null with several. Kept for older readers.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public required string? Tool { get; init; }

    /// <summary>What to do next, one line each.</summary>
    public required IReadOnlyList<string> NextSteps { get; init; }

    /// <summary>True when nothing was written because only a preview was asked for.</summary>
    public bool? DryRun { get; init; }

    /// <summary>Files and folders that would be made or changed; only in a preview.</summary>
    public IReadOnlyList<FileChange>? Changes { get; init; }

    /// <summary>Files that differ but were left alone because they are the user's; absent when there are none.</summary>
    public IReadOnlyList<FileChange>? Kept { get; init; }

    /// <summary>Things to know; absent when there are none.</summary>
    public IReadOnlyList<string>? Notes { get; init; }
}
