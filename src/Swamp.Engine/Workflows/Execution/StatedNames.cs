using System.Text.Json.Nodes;
using Swamp.Engine.Errors;
using Swamp.Engine.Expressions;
using Swamp.Engine.Workflows.Evaluation;
using Swamp.Engine.Workflows.Model;

namespace Swamp.Engine.Workflows.Execution;

/// <summary>
/// Tags, and names of jobs and of steps that are not repeated, with the values of their expressions, as <c>workflow evaluate</c> shows them (EXP-51). What
/// depends on such a name follows it.
/// </summary>
internal sealed class StatedNames
{
    private readonly List<UnresolvedExpression> unresolved = [];
    private readonly ExpressionPass pass;

    private StatedNames(ExpressionScope scope) => pass = new ExpressionPass(scope, hasSelf: false, unresolved);

    /// <summary>The workflow with values.</summary>
    /// <exception cref="SwampException">An expression has no value.</exception>
    public static async Task<Workflow> EvaluateAsync(Workflow workflow, JsonObject inputs, WorkflowRunServices services, CancellationToken cancellationToken)
    {
        if (!workflow.Tags.Values.Any(ExpressionText.MayContain) && !workflow.Jobs.Any(static j => ExpressionText.MayContain(j.Name) || j.Steps.Any(IsStated)))
        {
            return workflow;
        }

        var roots = new Dictionary<string, JsonNode?>(StringComparer.Ordinal) { ["inputs"] = inputs };
        var names = new StatedNames(services.Scopes.Create(roots, [], new SecretTable(services.Methods.Ids)));
        var evaluated = await names.OfAsync(workflow, cancellationToken);
        return names.unresolved is [var first, ..]
            ? throw new SwampException(first.Error with { Message = $"The expression ${{{{ {first.Expression} }}}} of {first.Path} has no value: {first.Error.Message}" })
            : evaluated;
    }

    private static bool IsStated(WorkflowStep step) => step.ForEach is null && ExpressionText.MayContain(step.Name);

    private async Task<Workflow> OfAsync(Workflow workflow, CancellationToken cancellationToken)
    {
        var tags = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (key, value) in workflow.Tags)
        {
            tags[key] = await TextAsync(value, ["tags", key], cancellationToken);
        }

        var renamed = new Dictionary<string, string>(StringComparer.Ordinal);
        var jobs = new List<WorkflowJob>();
        foreach (var (job, index) in workflow.Jobs.Select(static (j, i) => (j, i)))
        {
            renamed[job.Name] = await TextAsync(job.Name, ["jobs", $"{index}", "name"], cancellationToken);
            jobs.Add(job with { Name = renamed[job.Name], Steps = await StepsAsync(job.Steps, index, cancellationToken) });
        }

        return workflow with { Tags = tags, Jobs = [.. jobs.Select(j => j with { DependsOn = Renamed(j.DependsOn, renamed) })] };
    }

    private async Task<IReadOnlyList<WorkflowStep>> StepsAsync(IReadOnlyList<WorkflowStep> steps, int job, CancellationToken cancellationToken)
    {
        var renamed = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (step, index) in steps.Select(static (s, i) => (s, i)).Where(static s => IsStated(s.s)))
        {
            renamed[step.Name] = await TextAsync(step.Name, ["jobs", $"{job}", "steps", $"{index}", "name"], cancellationToken);
        }

        return renamed.Count == 0 ? steps : [.. steps.Select(s => s with { Name = renamed.GetValueOrDefault(s.Name, s.Name), DependsOn = Renamed(s.DependsOn, renamed) })];
    }

    private async Task<string> TextAsync(string text, string[] path, CancellationToken cancellationToken) =>
        ExpressionText.MayContain(text) ? ExpressionEvaluator.TextOf(await pass.ApplyAsync(JsonValue.Create(text), path, cancellationToken)) : text;

    private static IReadOnlyList<WorkflowDependency> Renamed(IReadOnlyList<WorkflowDependency> dependencies, Dictionary<string, string> renamed) =>
        [.. dependencies.Select(d => d with { Name = renamed.GetValueOrDefault(d.Name, d.Name) })];
}
