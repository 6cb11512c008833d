using System.Text.Json.Nodes;
using Swamp.Cel;
using Swamp.Engine.Expressions;

namespace Swamp.Engine.Workflows.Execution;

/// <summary>The names that expressions of a workflow may use: fixed values, <c>env</c>, <c>model</c> and functions (EXP-20 to EXP-29).</summary>
public sealed class WorkflowRoots(
    IReadOnlyDictionary<string, JsonNode?> values,
    IReadOnlyDictionary<string, string> variables,
    DataFunctions data,
    ModelRecords models,
    IReadOnlyList<CelFunction> functions) : IExpressionRoots
{
    /// <inheritdoc/>
    public IReadOnlyList<CelFunction> Functions { get; } = [.. data.All, .. functions];

    /// <inheritdoc/>
    public async ValueTask<ICelActivation> ActivateAsync(CelReferences references, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(references);
        var roots = new Dictionary<string, CelValue>(StringComparer.Ordinal);
        foreach (var root in references.Roots)
        {
            if (values.TryGetValue(root, out var value))
            {
                roots[root] = CelValue.FromJson(value);
            }
            else if (root == "env")
            {
                roots[root] = CelValue.Map(variables.Select(static v => KeyValuePair.Create(v.Key, CelValue.String(v.Value))));
            }
            else if (root == "model")
            {
                roots[root] = await models.LoadAsync(references, cancellationToken);
            }
        }

        return CelActivation.From(roots);
    }
}
