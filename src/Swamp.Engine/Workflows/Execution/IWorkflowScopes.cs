using System.Text.Json.Nodes;
using Swamp.Cel;
using Swamp.Engine.Expressions;

namespace Swamp.Engine.Workflows.Execution;

/// <summary>Makes the scope in which the expressions of a workflow are evaluated.</summary>
public interface IWorkflowScopes
{
    /// <summary>A scope for one step.</summary>
    /// <param name="values">Values of <c>inputs</c>, <c>self</c>, <c>run</c> and <c>workflowRunId</c>.</param>
    /// <param name="functions">Functions beside those on data.</param>
    /// <param name="secrets">Where secrets are kept.</param>
    ExpressionScope Create(IReadOnlyDictionary<string, JsonNode?> values, IReadOnlyList<CelFunction> functions, SecretTable secrets);
}
