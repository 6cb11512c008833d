using System.Text.Json.Nodes;
using Swamp.Engine.Errors;

namespace Swamp.Engine.Expressions;

/// <summary>What became of one expression.</summary>
/// <param name="Value">Its value; secrets in it are tokens.</param>
/// <param name="IsLate">Whether it read the environment or a secret, so that only the run-time form may hold its value.</param>
/// <param name="WasEvaluated">False when it was left for later.</param>
/// <param name="Error">Why it has no value.</param>
public sealed record ExpressionOutcome(JsonNode? Value, bool IsLate, bool WasEvaluated, SwampError? Error)
{
    /// <summary>Whether the value takes the place of the text.</summary>
    public bool IsValueFor(bool isPersisted) => WasEvaluated && Error is null && !(isPersisted && IsLate);
}
