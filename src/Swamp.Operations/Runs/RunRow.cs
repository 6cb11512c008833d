using System.Text.Json.Serialization;
using Swamp.Engine.Identity;
using Swamp.Engine.Runs;

namespace Swamp.Operations.Runs;

/// <summary>A tracked run (TRK-10). Members that do not apply are null.</summary>
public sealed record RunRow
{
    /// <summary>Id; of method runs that of their output record.</summary>
    public required string Id { get; init; }

    /// <summary>model_method or workflow.</summary>
    public required string RunKind { get; init; }

    /// <summary>Type of the model.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public string? ModelType { get; init; }

    /// <summary>Name of the model, as it is called now; null when its definition is gone.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public string? ModelName { get; init; }

    /// <summary>The method.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public string? MethodName { get; init; }

    /// <summary>The workflow.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public string? WorkflowName { get; init; }

    /// <summary>Process that runs it.</summary>
    public required int Pid { get; init; }

    /// <summary>Machine it runs on.</summary>
    public required string Hostname { get; init; }

    /// <summary>running, completed, failed, cancelled or suspended.</summary>
    public required string Status { get; init; }

    /// <summary>When it started.</summary>
    public required string StartedAt { get; init; }

    /// <summary>Its last sign of life.</summary>
    public required string HeartbeatAt { get; init; }

    /// <summary>Whether it claims to run and has been silent for too long (TRK-3).</summary>
    public required bool Stale { get; init; }

    /// <summary>Who started it.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public string? InitiatedBy { get; init; }

    /// <summary>The row of a run.</summary>
    /// <param name="run">The run.</param>
    /// <param name="now">The time.</param>
    /// <param name="models">Names of models by id.</param>
    internal static RunRow Of(TrackedRun run, DateTimeOffset now, IReadOnlyDictionary<string, string> models) => new()
    {
        Id = run.Id,
        RunKind = run.Kind == Engine.Runs.RunKind.Workflow ? "workflow" : "model_method",
        ModelType = run.ModelType,
        ModelName = run.Kind == Engine.Runs.RunKind.Workflow || run.InstanceId is not { } id ? null : models.GetValueOrDefault(id),
        MethodName = run.MethodName,
        WorkflowName = run.WorkflowName,
        Pid = run.Pid,
        Hostname = run.Hostname,
        Status = run.Status.ToString().ToLowerInvariant(),
        StartedAt = IdFormat.Text(run.StartedAt),
        HeartbeatAt = IdFormat.Text(run.HeartbeatAt),
        Stale = run.IsStale(now),
        InitiatedBy = run.InitiatedBy,
    };
}
