using System.Text.Json.Nodes;
using Swamp.Engine.Data;

namespace Swamp.Engine.Repositories;

/// <summary>What <c>.swamp.yaml</c> says about a repository (REPO-1).</summary>
public sealed record RepositoryMarker
{
    /// <summary>Version of swamp that last initialised or upgraded the repository (REPO-4).</summary>
    public required string SwampVersion { get; init; }

    /// <summary>When the repository was made.</summary>
    public required DateTimeOffset InitializedAt { get; init; }

    /// <summary>When it was last upgraded; null when never.</summary>
    public DateTimeOffset? UpgradedAt { get; init; }

    /// <summary>Identity of the repository; null in old ones, then generated when first needed.</summary>
    public Guid? RepoId { get; init; }

    /// <summary>Enrolled AI tools; a legacy <c>tool: x</c> reads as one, <c>none</c> as no tool.</summary>
    public IReadOnlyList<string> Tools { get; init; } = [];

    /// <summary>Whether an upgrade maintains the section in <c>.gitignore</c>.</summary>
    public bool GitignoreManaged { get; init; }

    /// <summary>Folder of model sources (ENV-8), relative to the repository or absolute.</summary>
    public string? ModelsDir { get; init; }

    /// <summary>Folder of workflow sources (ENV-8).</summary>
    public string? WorkflowsDir { get; init; }

    /// <summary>Folder of vault provider sources (ENV-8).</summary>
    public string? VaultsDir { get; init; }

    /// <summary>Folder of driver sources (ENV-8).</summary>
    public string? DriversDir { get; init; }

    /// <summary>Folder of datastore provider sources (ENV-8).</summary>
    public string? DatastoresDir { get; init; }

    /// <summary>Folder of report sources (ENV-8).</summary>
    public string? ReportsDir { get; init; }

    /// <summary>Log level (GEN-3); null when not given.</summary>
    public string? LogLevel { get; init; }

    /// <summary>Where telemetry goes; null when not given.</summary>
    public string? TelemetryEndpoint { get; init; }

    /// <summary>Whether telemetry is off for this repository.</summary>
    public bool TelemetryDisabled { get; init; }

    /// <summary>Whether sent telemetry is kept.</summary>
    public bool TelemetryKeepFlushed { get; init; }

    /// <summary>The datastore; null for the default, <c>.swamp</c> in the repository (DS-1).</summary>
    public DatastoreSettings? Datastore { get; init; }

    /// <summary>Collectives whose extensions may be installed without asking. Default <c>swamp</c>.</summary>
    public IReadOnlyList<string> TrustedCollectives { get; init; } = ["swamp"];

    /// <summary>Whether the user's own collectives are trusted too. Default no.</summary>
    public bool TrustMemberCollectives { get; init; }

    /// <summary>Registries of extensions by collective; <c>*</c> for all others. Empty when none is named.</summary>
    public IReadOnlyDictionary<string, string> Registries { get; init; } = new Dictionary<string, string>();

    /// <summary>What a missing signature of an extension means: <c>require</c>, <c>warn</c> or <c>off</c>; null for <c>off</c>. The user may be stricter.</summary>
    public string? Signatures { get; init; }

    /// <summary>Whether old data is collected after every method run (DATA-47). Default no.</summary>
    public bool AutoGc { get; init; }

    /// <summary>What data, output records and runs of workflows survive once they are acknowledged; the death of the process by default.</summary>
    public DataDurability Durability { get; init; }

    /// <summary>Vault that takes sensitive outputs when nothing else is said (SEC-9).</summary>
    public string? DefaultVault { get; init; }

    /// <summary>Execution driver that applies when nothing nearer names one; null for <c>raw</c>.</summary>
    public string? DefaultDriver { get; init; }

    /// <summary>Configuration of <see cref="DefaultDriver"/>.</summary>
    public JsonObject? DefaultDriverConfig { get; init; }

    /// <summary>When the warning about copies of skills was last shown.</summary>
    public DateTimeOffset? LastSkillMigrationWarning { get; init; }

    /// <summary>Whether that warning is off.</summary>
    public bool SkillMigrationDismissed { get; init; }

    /// <summary>When the warning about stale extensions was last shown.</summary>
    public DateTimeOffset? LastStalenessWarning { get; init; }
}
