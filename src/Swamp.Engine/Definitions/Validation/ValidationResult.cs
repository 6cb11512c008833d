namespace Swamp.Engine.Definitions.Validation;

/// <summary>Outcome of one validation of a definition (MOD-42).</summary>
/// <param name="Name">What was looked at: <c>Definition schema</c>, <c>Global arguments</c>, …, <c>Check: name</c>.</param>
/// <param name="Passed">Whether it is as it should be.</param>
/// <param name="Error">What is wrong, a line or two for each problem; null when nothing is.</param>
public sealed record ValidationResult(string Name, bool Passed, string? Error = null)
{
    /// <summary>The result of a validation that found these problems.</summary>
    public static ValidationResult Of(string name, IReadOnlyCollection<string> problems) =>
        problems.Count == 0 ? new ValidationResult(name, Passed: true) : new ValidationResult(name, Passed: false, string.Join('\n', problems));
}
