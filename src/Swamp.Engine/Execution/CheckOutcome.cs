namespace Swamp.Engine.Execution;

/// <summary>What a pre-flight check found (TYPE-9).</summary>
/// <param name="Passed">Whether the method may run.</param>
/// <param name="Errors">Why not.</param>
public sealed record CheckOutcome(bool Passed, IReadOnlyList<string> Errors);
