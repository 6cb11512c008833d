namespace Swamp.Sdk;

/// <summary>What a check found.</summary>
public sealed record CheckResult
{
    private CheckResult(IReadOnlyList<string> errors) => Errors = errors;

    /// <summary>Nothing is wrong.</summary>
    public static CheckResult Pass { get; } = new([]);

    /// <summary>What is wrong; empty when the check passed.</summary>
    public IReadOnlyList<string> Errors { get; }

    /// <summary>Something is wrong; the method does not run.</summary>
    /// <param name="errors">What, and what to do about it; at least one.</param>
    public static CheckResult Fail(params IReadOnlyList<string> errors) =>
        errors.Count > 0 ? new CheckResult(errors) : throw new ArgumentException("A failed check says what is wrong.", nameof(errors));
}
