namespace Swamp.Operations.Doctor;

/// <summary>Outcome of one check of <c>doctor audit</c> (DOC-1).</summary>
public sealed record DoctorCheck
{
    /// <summary>Stable name.</summary>
    public required string Name { get; init; }

    /// <summary><c>pass</c>, <c>fail</c> or <c>skip</c>.</summary>
    public required string Status { get; init; }

    /// <summary>What was found.</summary>
    public required string Message { get; init; }

    /// <summary>What to do about it.</summary>
    public string? Hint { get; init; }

    /// <summary>Single findings; absent when there are none.</summary>
    public IReadOnlyList<string>? Details { get; init; }

    internal static DoctorCheck Pass(string name, string message) => new() { Name = name, Status = "pass", Message = message };

    internal static DoctorCheck Skip(string name, string message) => new() { Name = name, Status = "skip", Message = message };

    internal static DoctorCheck Fail(string name, string message, string hint, IReadOnlyList<string>? details = null) =>
        new() { Name = name, Status = "fail", Message = message, Hint = hint, Details = details is { Count: > 0 } ? details : null };
}
