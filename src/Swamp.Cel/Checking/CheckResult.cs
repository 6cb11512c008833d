namespace Swamp.Cel;

/// <summary>What the check of a tree found.</summary>
internal sealed record CheckResult(CelType Type, IReadOnlyList<CelError> Errors);
