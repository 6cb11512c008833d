using System.Text.Json.Nodes;
using Swamp.Engine.Definitions;
using Swamp.Engine.Definitions.Validation;
using Swamp.Engine.Expressions;
using Swamp.Engine.Workflows.Model;

namespace Swamp.Engine.Workflows.Validation;

/// <summary>
/// Looks at every expression of a workflow: that it is one, and that the inputs and loop variables it mentions are there. In the inputs of
/// steps a text that is no expression stays text when the step runs (EXP-56), so there it is only worth a warning.
/// </summary>
internal sealed class WorkflowExpressionChecks(ValidatedWorkflow validated)
{
    private const string Syntax = "Expression syntax";
    private const string Names = "Names in expressions";

    private readonly List<string> problems = [];
    private readonly List<string> doubts = [];
    private readonly List<string> unknown = [];
    private readonly HashSet<string> inputs = [.. Inputs.DefinitionInputs.From(validated.Workflow.Inputs).Names];

    public IEnumerable<WorkflowCheck> Run()
    {
        var json = WorkflowJson.Of(validated.Workflow);
        foreach (var (key, value) in json)
        {
            if (key is not ("jobs" or "inputs" or "description"))
            {
                Visit(value, [key], step: null);
            }
        }

        var jobs = json["jobs"]!.AsArray();
        for (var j = 0; j < jobs.Count; j++)
        {
            foreach (var (key, value) in jobs[j]!.AsObject().Where(static entry => entry.Key is not ("steps" or "description")))
            {
                Visit(value, ["jobs", $"{j}", key], step: null);
            }
        }

        var own = new List<WorkflowCheck>();
        foreach (var (job, step, path) in validated.Steps)
        {
            // What stands in dependsOn is the name of a step as it is written, not something to evaluate here.
            foreach (var (key, value) in json.Find(path)!.AsObject().Where(static entry => entry.Key is not ("description" or "dependsOn")))
            {
                Visit(value, [.. path, key], step);
            }

            own.AddRange(StepChecks(job, step, path));
        }

        yield return WorkflowCheck.Of(Syntax, problems);
        if (doubts.Count > 0)
        {
            yield return WorkflowCheck.Warn("Expressions that stay text", string.Join('\n', doubts));
        }

        if (unknown.Count > 0)
        {
            yield return WorkflowCheck.Warn(Names, string.Join('\n', unknown));
        }

        foreach (var check in own)
        {
            yield return check;
        }
    }

    private IEnumerable<WorkflowCheck> StepChecks(WorkflowJob job, WorkflowStep step, string[] path)
    {
        if (step.Task is AssertTask assert)
        {
            var name = $"Assert expr in job '{job.Name}' step '{step.Name}'";
            if (ExpressionText.MayContain(assert.Expr))
            {
                yield return WorkflowCheck.Of(name, [$"'expr' is an expression already: leave ${{{{ }}}} away{validated.Place([.. path, "task", "expr"])}"]);
            }
            else if (ExpressionSyntax.ErrorOf(assert.Expr, allowsModelMethod: true) is { } error)
            {
                yield return WorkflowCheck.Of(name, [$"{StepsRoot.AdviceOn(assert.Expr, validated.Workflow) ?? error.Message}{validated.Place([.. path, "task", "expr"], assert.Expr, error.Offset)}"]);
            }
        }

        if (step.Guard is { } guard && ExpressionText.Parse(guard) is not { IsWhole: true })
        {
            yield return WorkflowCheck.Of(
                $"Guard in job '{job.Name}' step '{step.Name}'", [$"'guard' has to be exactly one ${{{{ }}}} expression{validated.Place([.. path, "guard"])}"]);
        }

        if (step.ForEach is { } each && ExpressionText.Parse(each.In) is null)
        {
            yield return WorkflowCheck.Of(
                $"forEach in job '{job.Name}' step '{step.Name}'", [$"'in' has to hold a ${{{{ }}}} expression that yields a list or a map{validated.Place([.. path, "forEach", "in"])}"]);
        }
    }

    private void Visit(JsonNode? node, IReadOnlyList<string> path, WorkflowStep? step)
    {
        switch (node)
        {
            case JsonObject map:
                foreach (var (key, value) in map)
                {
                    Visit(value, [.. path, key], step);
                }

                break;
            case JsonArray list:
                for (var i = 0; i < list.Count; i++)
                {
                    Visit(list[i], [.. path, $"{i}"], step);
                }

                break;
            case JsonValue value when value.TryGetValue<string>(out var text) && ExpressionText.MayContain(text):
                Look(text, path, step);
                break;
            default:
                break;
        }
    }

    private void Look(string text, IReadOnlyList<string> path, WorkflowStep? step)
    {
        var isProse = path.Count > 6 && path[4] == "task" && path[5] == "inputs";
        var allowsModelMethod = path.Count > 4 && (path[4] == "guard" || step?.Task is AssertTask);
        foreach (var piece in ExpressionText.Parse(text)?.Expressions ?? [])
        {
            if (ExpressionSyntax.ErrorOf(piece.Text, allowsModelMethod) is { } error)
            {
                if (StepsRoot.AdviceOn(piece.Text, validated.Workflow) is { } advice)
                {
                    problems.Add($"{ValuePath.Dotted(path)}: {advice}{validated.Place(path, text, piece.Offset + error.Offset)}");
                    continue;
                }

                (isProse ? doubts : problems).Add(
                    $"{ValuePath.Dotted(path)}: {error.Message} in ${{{{ {Shown(piece.Text)} }}}}{validated.Place(path, text, piece.Offset + error.Offset)}");
                continue;
            }

            foreach (var reference in ExpressionReferences.In(piece.Text))
            {
                if (ProblemOf(reference, step, path) is { } problem)
                {
                    unknown.Add($"{ValuePath.Dotted(path)}: {problem}{validated.Place(path, text, piece.Offset + reference.Offset)}");
                }
            }
        }
    }

    private string? ProblemOf(ExpressionReference reference, WorkflowStep? step, IReadOnlyList<string> path) => reference switch
    {
        { Root: "inputs", Path: [{ } name, ..] } when !inputs.Contains(name) =>
            $"the workflow declares no input '{name}'{Values.Suggestions.DidYouMean(name, inputs)}",
        { Root: "self", Path: [{ } name, ..] } when step is not null && step.ForEach is null =>
            $"self.{name} needs a 'forEach' on the step",
        { Root: "self", Path: [{ } name, ..] } when step?.ForEach is { } each && name != each.Item && path.Count > 4 =>
            $"there is no self.{name}; the step is repeated with self.{each.Item}",
        _ => null,
    };

    private static string Shown(string expression) => expression.Length <= 80 ? expression : expression[..80] + "…";
}
