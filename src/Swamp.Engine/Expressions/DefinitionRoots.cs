using System.Text.Json.Nodes;
using Swamp.Cel;
using Swamp.Engine.Definitions;

namespace Swamp.Engine.Expressions;

/// <summary>The names that expressions of a definition may use: <c>self</c>, <c>inputs</c>, <c>env</c>, <c>model</c> and functions on data.</summary>
public sealed class DefinitionRoots(
    Definition definition, JsonObject inputs, IReadOnlyDictionary<string, string> variables, DataFunctions data, ModelRecords models) : IExpressionRoots
{
    private readonly CelValue self = CelValue.FromJson(new JsonObject
    {
        ["id"] = definition.Id,
        ["name"] = definition.Name,
        ["version"] = definition.Version,
        ["tags"] = new JsonObject(definition.Tags.Select(t => KeyValuePair.Create(t.Key, (JsonNode?)t.Value))),
        ["globalArguments"] = definition.GlobalArguments.DeepClone(),
    });

    private readonly CelValue inputValues = CelValue.FromJson(WithDefaults(definition.Inputs, inputs));

    /// <inheritdoc/>
    public IReadOnlyList<CelFunction> Functions { get; } = data.All;

    /// <inheritdoc/>
    public async ValueTask<ICelActivation> ActivateAsync(CelReferences references, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(references);
        var roots = new Dictionary<string, CelValue>(StringComparer.Ordinal)
        {
            ["self"] = self,
            ["inputs"] = inputValues,
        };
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

    // A run fills the defaults in before; what is evaluated without a run has nothing else.
    private static JsonObject WithDefaults(JsonObject? declared, JsonObject inputs)
    {
        var complete = inputs;
        foreach (var (name, input) in declared?["properties"] as JsonObject ?? declared ?? [])
        {
            if (input is JsonObject schema && schema["default"] is { } value && !complete.ContainsKey(name))
            {
                complete = ReferenceEquals(complete, inputs) ? (JsonObject)inputs.DeepClone() : complete;
                complete[name] = value.DeepClone();
            }
        }

        return complete;
    }
}
