using System.Text.Json.Serialization;

namespace Swamp.Operations.Doctor;

/// <summary>The user that swamp runs as.</summary>
public sealed record InstallOwner
{
    /// <summary>Numeric id; null where the system has none.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public required int? Uid { get; init; }

    /// <summary>Login name.</summary>
    public required string Username { get; init; }

    /// <summary>Whether it is the superuser.</summary>
    public required bool IsRoot { get; init; }
}
