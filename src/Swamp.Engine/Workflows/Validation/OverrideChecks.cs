using Swamp.Engine.Data;
using Swamp.Engine.Workflows.Model;

namespace Swamp.Engine.Workflows.Validation;

/// <summary>What steps say about the data of their methods (WF-26).</summary>
internal static class OverrideChecks
{
    public static IEnumerable<WorkflowCheck> Of(ValidatedWorkflow validated)
    {
        foreach (var (job, step, path) in validated.Steps)
        {
            var problems = new List<string>();
            var doubts = new List<string>();
            for (var i = 0; i < step.DataOutputOverrides.Count; i++)
            {
                string[] at = [.. path, "dataOutputOverrides", $"{i}"];
                var change = step.DataOutputOverrides[i];
                if (change.Lifetime is { } lifetime && !IsDynamic(lifetime) && !DataLifetime.TryParse(lifetime, out _))
                {
                    problems.Add($"'{lifetime}' is no lifetime: infinite, ephemeral, job, workflow, or a duration such as 7d{validated.Place([.. at, "lifetime"])}");
                }

                if (change.GarbageCollection is { } retention && !IsDynamic(retention) && !DataRetention.TryParse(retention, out _))
                {
                    problems.Add($"'{retention}' is neither a number of versions nor a duration such as 7d{validated.Place([.. at, "garbageCollection"])}");
                }

                doubts.AddRange(MissingVary(validated.Workflow, step, change)
                    .Select(key => $"vary: the step has no input '{key}'{validated.Place([.. at, "vary"])}"));
            }

            var name = $"Data output overrides of '{step.Name}' in job '{job.Name}'";
            if (problems.Count > 0)
            {
                yield return WorkflowCheck.Of(name, problems);
            }

            if (doubts.Count > 0)
            {
                yield return WorkflowCheck.Warn(name, string.Join('\n', doubts));
            }
        }
    }

    private static IEnumerable<string> MissingVary(Workflow workflow, WorkflowStep step, StepOutputOverride change)
    {
        if (step.Task is not ModelMethodTask { Inputs: null or { Map: not null } } task)
        {
            return [];
        }

        var known = Inputs.DefinitionInputs.From(workflow.Inputs).Names;
        return (change.Vary ?? []).Where(key => task.Inputs?.Map?.ContainsKey(key) != true && !known.Contains(key, StringComparer.Ordinal));
    }

    private static bool IsDynamic(string text) => text.Contains("${{", StringComparison.Ordinal);
}
