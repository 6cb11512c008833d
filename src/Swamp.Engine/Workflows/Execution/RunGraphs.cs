using Swamp.Engine.Workflows.Model;
using Swamp.Engine.Workflows.Scheduling;

namespace Swamp.Engine.Workflows.Execution;

/// <summary>What the units of a workflow wait for.</summary>
internal static class RunGraphs
{
    /// <summary>Refuses a workflow whose jobs or steps can never all start, before anything is recorded.</summary>
    /// <exception cref="Errors.SwampException">Units wait for each other, or for one that is not there.</exception>
    public static void Check(Workflow workflow)
    {
        Of(workflow);
        foreach (var job in workflow.Jobs)
        {
            Of(job);
        }
    }

    /// <summary>Jobs and what they wait for.</summary>
    public static DependencyGraph Of(Workflow workflow) =>
        DependencyGraph.Build([.. workflow.Jobs.Select(static j => (j.Name, (IReadOnlyList<string>)[.. j.DependsOn.Select(static d => d.Name)]))], "job");

    /// <summary>Steps of a job and what they wait for.</summary>
    /// <remarks>What an iteration is called is known when the step is expanded; a job with such a step may wait for names that are not there yet.</remarks>
    public static DependencyGraph Of(WorkflowJob job) => DependencyGraph.Build(
        [.. job.Steps.Select(static s => (s.Name, (IReadOnlyList<string>)[.. s.DependsOn.Select(static d => d.Name)]))], "step", mayMiss: job.Steps.Any(static s => s.ForEach is not null));
}
