using Swamp.Engine.Definitions;
using Swamp.Engine.Workflows.Model;

namespace Swamp.Engine.Execution.Drivers;

/// <summary>Finds the place that says which driver runs a method: the first that names one wins with its own settings, nothing is merged (DRV-10).</summary>
public static class DriverCascade
{
    /// <summary>What is in force for a call: the command line before the step, the definition and the repository.</summary>
    internal static DriverChoice Of(MethodRunRequest request, Definition definition, DriverSetting? repository) =>
        OfCommandLine(request.Driver) ?? request.Step?.Driver ?? OfDefinition(definition, repository);

    /// <summary>What a step, its job and its workflow say; null when none of them names a driver.</summary>
    public static DriverChoice? OfStep(WorkflowStep step, string stepName, WorkflowJob job, Workflow workflow)
    {
        ArgumentNullException.ThrowIfNull(step);
        ArgumentNullException.ThrowIfNull(job);
        ArgumentNullException.ThrowIfNull(workflow);
        return DriverChoice.Of(DriverSetting.Of(step.Driver, step.DriverConfig), DriverLevel.Step, $"step '{stepName}'")
            ?? DriverChoice.Of(DriverSetting.Of(job.Driver, job.DriverConfig), DriverLevel.Job, $"job '{job.Name}'")
            ?? DriverChoice.Of(DriverSetting.Of(workflow.Driver, workflow.DriverConfig), DriverLevel.Workflow, $"workflow '{workflow.Name}'");
    }

    /// <summary>What a definition and its repository say; <c>raw</c> when neither names a driver.</summary>
    public static DriverChoice OfDefinition(Definition definition, DriverSetting? repository)
    {
        ArgumentNullException.ThrowIfNull(definition);
        return DriverChoice.Of(DriverSetting.Of(definition.Driver, definition.DriverConfig), DriverLevel.Definition, $"definition '{definition.Name}'")
            ?? DriverChoice.Of(repository, DriverLevel.Repository, "defaultDriver in .swamp.yaml")
            ?? DriverChoice.Default;
    }

    /// <summary>What the command line says; null when it says nothing.</summary>
    public static DriverChoice? OfCommandLine(DriverSetting? setting) => DriverChoice.Of(setting, DriverLevel.Cli, "--driver on the command line");
}
