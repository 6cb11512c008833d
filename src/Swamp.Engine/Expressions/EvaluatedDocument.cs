using System.Text.Json.Nodes;

namespace Swamp.Engine.Expressions;

/// <summary>
/// What became of a document with expressions. The persisted form keeps the text of every expression that reads the environment or a
/// secret (EXPR-8, SEC-2); the run-time form has all values, secrets as tokens of the call's <see cref="SecretTable"/>.
/// </summary>
public sealed record EvaluatedDocument
{
    /// <summary>The form that may be written to disk and shown.</summary>
    public required JsonObject Persisted { get; init; }

    /// <summary>The form a method runs with.</summary>
    public required JsonObject Runtime { get; init; }

    /// <summary>Expressions that could not be evaluated; both forms keep their text.</summary>
    public required List<UnresolvedExpression> Unresolved { get; init; }

    /// <summary>Whether there was any expression.</summary>
    public required bool HadExpressions { get; init; }
}
