using System.Text.Json.Serialization;

namespace Swamp.Operations.Doctor;

/// <summary>State of automatic updates. This build has none, so they are always off.</summary>
public sealed record AutoupdateState
{
    /// <summary>Whether they are on.</summary>
    public required bool Enabled { get; init; }

    /// <summary>How often they look.</summary>
    public required string Cadence { get; init; }

    /// <summary>Whether something starts them.</summary>
    public required bool SchedulerInstalled { get; init; }

    /// <summary>Outcome of the latest one; null when there was none.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public string? LastEntry { get; init; }
}
