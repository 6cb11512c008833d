using Swamp.Engine.Values;
using Swamp.Engine.Workflows.Model;

namespace Swamp.Engine.Workflows.Validation;

/// <summary>Names and dependencies of jobs and steps (WF-30, checks 2 to 7).</summary>
internal static class StructureChecks
{
    public static IEnumerable<WorkflowCheck> Of(ValidatedWorkflow validated)
    {
        var jobs = validated.Workflow.Jobs;
        yield return WorkflowCheck.Of("Unique job names", [.. Duplicates(validated, [.. jobs.Select(static job => job.Name)], ["jobs"])]);
        for (var j = 0; j < jobs.Count; j++)
        {
            yield return WorkflowCheck.Of(
                $"Unique step names in job '{jobs[j].Name}'",
                [.. Duplicates(validated, [.. jobs[j].Steps.Select(static step => step.Name)], ["jobs", $"{j}", "steps"])]);
        }

        yield return WorkflowCheck.Of(
            "Valid job dependency references", [.. Unknown(validated, [.. jobs.Select(static job => (job.Name, job.DependsOn))], "job", ["jobs"])]);
        for (var j = 0; j < jobs.Count; j++)
        {
            yield return WorkflowCheck.Of(
                $"Valid step dependency references in job '{jobs[j].Name}'",
                [.. Unknown(validated, [.. jobs[j].Steps.Select(static step => (step.Name, step.DependsOn))], "step", ["jobs", $"{j}", "steps"])]);
        }

        yield return Cycle("No cyclic job dependencies", jobs.Select(static job => (job.Name, job.DependsOn)));
        foreach (var job in jobs)
        {
            yield return Cycle($"No cyclic step dependencies in job '{job.Name}'", job.Steps.Select(static step => (step.Name, step.DependsOn)));
        }
    }

    private static IEnumerable<string> Duplicates(ValidatedWorkflow validated, IReadOnlyList<string> names, string[] path)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < names.Count; i++)
        {
            if (!seen.Add(names[i]))
            {
                yield return $"Duplicate name: {names[i]}{validated.Place([.. path, $"{i}", "name"])}";
            }
        }
    }

    private static IEnumerable<string> Unknown(
        ValidatedWorkflow validated, IReadOnlyList<(string Name, IReadOnlyList<WorkflowDependency> DependsOn)> nodes, string kind, string[] path)
    {
        var names = nodes.Select(static node => node.Name).ToHashSet(StringComparer.Ordinal);
        for (var i = 0; i < nodes.Count; i++)
        {
            for (var d = 0; d < nodes[i].DependsOn.Count; d++)
            {
                var wanted = nodes[i].DependsOn[d].Name;
                if (!names.Contains(wanted))
                {
                    yield return $"{nodes[i].Name} -> {wanted}{validated.Place([.. path, $"{i}", "dependsOn", $"{d}", kind])}{Suggestions.DidYouMean(wanted, names)}";
                }
            }
        }
    }

    private static WorkflowCheck Cycle(string name, IEnumerable<(string Name, IReadOnlyList<WorkflowDependency> DependsOn)> nodes)
    {
        var circle = GraphCycle.Find(nodes.Select(static node => (node.Name, (IReadOnlyList<string>)[.. node.DependsOn.Select(static entry => entry.Name)])));
        return circle is null
            ? new WorkflowCheck(name, Passed: true)
            : new WorkflowCheck(name, Passed: false, Error: $"Cyclic dependency detected: {string.Join(" -> ", circle)}");
    }
}
