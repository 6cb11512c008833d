namespace Swamp.Operations.Doctor;

/// <summary>Outcome of one check of <c>doctor</c>.</summary>
public sealed record HealthCheck
{
    /// <summary>Stable name.</summary>
    public required string Id { get; init; }

    /// <summary><c>pass</c>, <c>warn</c>, <c>fail</c> or <c>skip</c>.</summary>
    public required string Status { get; init; }

    /// <summary>What was found.</summary>
    public required string Message { get; init; }

    /// <summary>What to do about it, preferably a command.</summary>
    public string? Fix { get; init; }

    /// <summary>Single findings; absent when there are none.</summary>
    public IReadOnlyList<string>? Details { get; init; }

    internal static HealthCheck Pass(string id, string message) => new() { Id = id, Status = "pass", Message = message };

    internal static HealthCheck Skip(string id, string message) => new() { Id = id, Status = "skip", Message = message };

    internal static HealthCheck Warn(string id, string message, string fix, IReadOnlyList<string>? details = null) =>
        new() { Id = id, Status = "warn", Message = message, Fix = fix, Details = details is { Count: > 0 } ? details : null };

    internal static HealthCheck Fail(string id, string message, string? fix, IReadOnlyList<string>? details = null) =>
        new() { Id = id, Status = "fail", Message = message, Fix = fix, Details = details is { Count: > 0 } ? details : null };
}
