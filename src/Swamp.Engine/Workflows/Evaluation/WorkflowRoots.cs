using System.Text.Json.Nodes;
using Swamp.Cel;
using Swamp.Engine.Expressions;

namespace Swamp.Engine.Workflows.Evaluation;

/// <summary>The names that expressions of a workflow file may use before it runs: <c>inputs</c>, <c>self</c> in iterations, <c>env</c>, <c>model</c> and functions on data.</summary>
/// <param name="inputs">Value of <c>inputs</c>.</param>
/// <param name="self">Value of <c>self</c>; null outside iterations.</param>
/// <param name="variables">Value of <c>env</c>.</param>
/// <param name="data">Functions on data.</param>
/// <param name="models">Value of <c>model</c>.</param>
public sealed class WorkflowRoots(
    JsonObject inputs, JsonObject? self, IReadOnlyDictionary<string, string> variables, DataFunctions data, ModelRecords models) : IExpressionRoots
{
    /// <inheritdoc/>
    public IReadOnlyList<CelFunction> Functions { get; } = data.All;

    /// <inheritdoc/>
    public async ValueTask<ICelActivation> ActivateAsync(CelReferences references, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(references);
        var roots = new Dictionary<string, CelValue>(StringComparer.Ordinal) { ["inputs"] = CelJson.FromNode(inputs) };
        if (self is not null)
        {
            roots["self"] = CelJson.FromNode(self);
        }

        if (references.Roots.Contains("env"))
        {
            roots["env"] = CelValue.Map(variables.Select(v => KeyValuePair.Create(v.Key, CelValue.String(v.Value))));
        }

        if (references.Roots.Contains("model"))
        {
            roots["model"] = await models.LoadAsync(references, cancellationToken);
        }

        return CelActivation.From(roots);
    }
}
