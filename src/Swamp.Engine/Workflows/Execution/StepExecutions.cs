using System.Text.Json.Nodes;
using Swamp.Engine.Data;
using Swamp.Engine.Execution;
using Swamp.Engine.Models;
using Swamp.Engine.Reports;
using Swamp.Engine.Runs;
using Swamp.Engine.Workflows.Runs;

namespace Swamp.Engine.Workflows.Execution;

/// <summary>The steps of a run as its reports see them (REP-11), also those that an earlier process ran.</summary>
internal sealed class StepExecutions(MethodRunServices services)
{
    public async Task<IReadOnlyList<StepExecution>> OfAsync(WorkflowRun run, CancellationToken cancellationToken)
    {
        var steps = new List<StepExecution>();
        foreach (var job in run.Jobs)
        {
            foreach (var step in job.Steps)
            {
                steps.Add(await OfAsync(job, step, cancellationToken));
            }
        }

        return steps;
    }

    private async ValueTask<StepExecution> OfAsync(JobRun job, StepRun step, CancellationToken cancellationToken)
    {
        var execution = new StepExecution { JobName = job.Name, StepName = step.Name, Status = RunTexts.Of(step.Status) };
        var facts = step.Facts ?? await RecallAsync(step, cancellationToken);
        return facts is null ? execution : execution with
        {
            ModelName = facts.ModelName,
            ModelType = facts.ModelType,
            ModelId = facts.ModelId,
            MethodName = facts.MethodName,
            GlobalArguments = facts.GlobalArguments,
            MethodArguments = facts.MethodArguments,
            DataHandles = facts.Handles ?? await HandlesAsync(step.DataArtifacts, facts, cancellationToken),
        };
    }

    /// <summary>What the record of a step says, when an earlier process ran it; null when it ran no method.</summary>
    private async ValueTask<StepFacts?> RecallAsync(StepRun step, CancellationToken cancellationToken)
    {
        var output = step.Output;
        if (TextOf(output, "type") != "model_method" || TextOf(output, "model") is not { } name)
        {
            return null;
        }

        var definition = (await services.Definitions.FindAsync(name, cancellationToken))?.Definition;
        return new StepFacts
        {
            ModelName = definition?.Name ?? name,
            ModelType = definition?.Type.Raw ?? "",
            ModelId = definition?.Id ?? "",
            MethodName = TextOf(output, "method") ?? "",
            OutputId = TextOf(output, "outputId") ?? "",
            GlobalArguments = [],
            MethodArguments = [],
        };
    }

    private static string? TextOf(JsonObject? output, string member) =>
        output?[member] is JsonValue value && value.TryGetValue<string>(out var text) ? text : null;

    private async ValueTask<IReadOnlyList<DataHandle>> HandlesAsync(IReadOnlyList<OutputArtifact> artifacts, StepFacts facts, CancellationToken cancellationToken)
    {
        var handles = new List<DataHandle>(artifacts.Count);
        foreach (var artifact in facts.ModelId.Length > 0 ? artifacts : [])
        {
            if (await services.Data.FindAsync(new DataItemKey(new ModelTypeName(facts.ModelType).Normalized, facts.ModelId, artifact.Name), artifact.Version, cancellationToken) is { } version)
            {
                handles.Add(DataHandle.Of(version, version.Metadata.Tag("specName") ?? "", version.Metadata.Tag("type") == "file" ? DataKind.File : DataKind.Resource));
            }
        }

        return handles;
    }
}
