using System.Text.Json.Nodes;
using Swamp.Engine.Expressions;
using Swamp.Engine.Workflows.Model;

namespace Swamp.Engine.Workflows.Evaluation;

/// <summary>Evaluates a workflow file without running it (WFC-21): expressions that have a value are replaced, loops over known values are written out.</summary>
/// <param name="scopeOf">Makes the scope of expressions; its argument is <c>self</c> in an iteration and null elsewhere.</param>
public sealed class WorkflowEvaluation(Func<JsonObject?, ExpressionScope> scopeOf)
{
    private const int MostIterations = 10_000;

    private readonly List<UnresolvedExpression> unresolved = [];
    private bool sawExpressions;
    private int expanded;

    /// <summary>Evaluates a workflow.</summary>
    public async Task<EvaluatedWorkflow> RunAsync(Workflow workflow, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(workflow);
        var json = WorkflowJson.Of(workflow);
        var common = new ExpressionPass(scopeOf(null), hasSelf: false, unresolved);
        var result = new JsonObject();
        foreach (var (key, value) in json)
        {
            result[key] = key == "jobs" ? await JobsAsync(value!.AsArray(), common, cancellationToken) : await common.ApplyAsync(value, [key], cancellationToken);
        }

        // The name and id say which file it is; values of expressions do not belong there.
        (result["id"], result["name"]) = (workflow.Id, workflow.Name);
        var evaluated = WorkflowReader.Read(Yaml.YamlWriter.Write(result));
        return new EvaluatedWorkflow(evaluated, sawExpressions || common.SawExpressions, expanded, unresolved);
    }

    private async Task<JsonArray> JobsAsync(JsonArray jobs, ExpressionPass common, CancellationToken cancellationToken)
    {
        var result = new JsonArray();
        for (var j = 0; j < jobs.Count; j++)
        {
            var job = new JsonObject();
            foreach (var (key, value) in jobs[j]!.AsObject())
            {
                job[key] = key == "steps"
                    ? await StepsAsync(value!.AsArray(), ["jobs", $"{j}", "steps"], common, cancellationToken)
                    : await common.ApplyAsync(value, ["jobs", $"{j}", key], cancellationToken);
            }

            result.Add((JsonNode)job);
        }

        return result;
    }

    private async Task<JsonArray> StepsAsync(JsonArray steps, string[] path, ExpressionPass common, CancellationToken cancellationToken)
    {
        var result = new JsonArray();
        var renamed = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal);
        for (var s = 0; s < steps.Count; s++)
        {
            var step = steps[s]!.AsObject();
            string[] at = [.. path, $"{s}"];
            if (step["forEach"] is JsonObject each && await ItemsAsync(each, at, common, cancellationToken) is { Count: > 0 and <= MostIterations } items)
            {
                var names = new List<string>();
                foreach (var (key, item) in items)
                {
                    var copy = await IterationAsync(step, each["item"]!.GetValue<string>(), key, item, at, cancellationToken);
                    names.Add(copy["name"]!.GetValue<string>());
                    result.Add((JsonNode)copy);
                }

                renamed[step["name"]!.GetValue<string>()] = names;
                expanded += names.Count;
                continue;
            }

            result.Add(await common.ApplyAsync(step, at, cancellationToken));
        }

        foreach (var step in result)
        {
            PointToIterations(step!.AsObject(), renamed);
        }

        return result;
    }

    private async ValueTask<IReadOnlyList<(string? Key, JsonNode? Item)>?> ItemsAsync(
        JsonObject each, string[] path, ExpressionPass common, CancellationToken cancellationToken)
    {
        sawExpressions = true;
        return await common.ValueAsync(each["in"]!.GetValue<string>(), [.. path, "forEach", "in"], cancellationToken) switch
        {
            (true, JsonArray list) => [.. list.Select(static item => ((string?)null, item))],
            (true, JsonObject map) => [.. map.Select(static entry => ((string?)entry.Key, (JsonNode?)new JsonObject { ["key"] = entry.Key, ["value"] = entry.Value?.DeepClone() }))],
            _ => null,
        };
    }

    // WFC-21: a name with expressions is evaluated; what cannot be, and a plain name, gets the item behind it.
    private async Task<JsonObject> IterationAsync(JsonObject step, string variable, string? key, JsonNode? item, string[] path, CancellationToken cancellationToken)
    {
        var pass = new ExpressionPass(scopeOf(new JsonObject { [variable] = item?.DeepClone() }), hasSelf: true, unresolved);
        var copy = (JsonObject)(await pass.ApplyAsync(step, path, cancellationToken))!;
        copy.Remove("forEach");
        var template = step["name"]!.GetValue<string>();
        var name = copy["name"] is JsonValue value && value.TryGetValue<string>(out var text) ? text : ExpressionEvaluator.TextOf(copy["name"]);
        copy["name"] = name == template || ExpressionText.MayContain(name) ? $"{template}-{key ?? ExpressionEvaluator.TextOf(item)}" : name;
        return copy;
    }

    private static void PointToIterations(JsonObject step, Dictionary<string, IReadOnlyList<string>> renamed)
    {
        if (renamed.Count == 0 || step["dependsOn"] is not JsonArray dependencies)
        {
            return;
        }

        var all = new JsonArray();
        foreach (var dependency in dependencies)
        {
            var name = dependency!["step"]!.GetValue<string>();
            foreach (var actual in renamed.TryGetValue(name, out var names) ? names : [name])
            {
                all.Add((JsonNode)new JsonObject { ["step"] = actual, ["condition"] = dependency["condition"]!.DeepClone() });
            }
        }

        step["dependsOn"] = all;
    }
}
