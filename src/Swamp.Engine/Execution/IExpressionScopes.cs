using System.Text.Json.Nodes;
using Swamp.Engine.Definitions;
using Swamp.Engine.Expressions;

namespace Swamp.Engine.Execution;

/// <summary>Makes the scope in which the expressions of a definition are evaluated.</summary>
public interface IExpressionScopes
{
    /// <summary>A scope for one call.</summary>
    /// <param name="definition">The definition as written; it is <c>self</c>.</param>
    /// <param name="inputs">The value of <c>inputs</c>.</param>
    /// <param name="secrets">Where secrets of the call are kept already; null for a table of its own.</param>
    ExpressionScope Create(Definition definition, JsonObject inputs, SecretTable? secrets = null);
}
