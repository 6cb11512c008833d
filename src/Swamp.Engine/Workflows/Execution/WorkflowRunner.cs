using Swamp.Engine.Expressions;
using System.Text.Json.Nodes;
using Swamp.Engine.Errors;
using Swamp.Engine.Execution;
using Swamp.Engine.Identity;
using Swamp.Engine.Inputs;
using Swamp.Engine.Values;
using Swamp.Engine.Workflows.Runs;

namespace Swamp.Engine.Workflows.Execution;

/// <summary>Runs workflows from file to record (walk 2): inputs, graph, ready queue, a method call per step, journal, result.</summary>
public sealed class WorkflowRunner(WorkflowRunServices services)
{
    /// <summary>How many steps run at the same time when nobody says: enough to wait for many things at once, few enough not to run out of files.</summary>
    private const int DefaultCeiling = 128;

    /// <summary>The system has no timers for longer times, and no run takes so long.</summary>
    internal static readonly TimeSpan LongestTimer = TimeSpan.FromDays(49);

    /// <summary>Starts a run.</summary>
    /// <returns>The run in its last state; a failed or cancelled one is a result, not an error.</returns>
    /// <exception cref="SwampException">It could not be started; nothing was recorded.</exception>
    public async Task<WorkflowRun> RunAsync(WorkflowRunRequest request, IWorkflowObserver observer, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(observer);
        var inputs = DefinitionInputs.From(request.Workflow.Workflow.Inputs).Validate(request.Inputs);
        request = await StatedAsync(request, inputs, cancellationToken);
        var workflow = request.Workflow.Workflow;
        RunGraphs.Check(workflow);
        var run = new WorkflowRun
        {
            Id = request.Parent?.ChildRunId ?? IdFormat.Text(services.Methods.Ids.NewUuid()),
            WorkflowId = workflow.Id,
            WorkflowName = workflow.Name,
            Status = WorkflowRunStatus.Running,
            StartedAt = services.Methods.Clock.GetUtcNow(),
            InitiatedBy = services.Methods.Settings.InitiatedBy,
            TriggerSource = request.TriggerSource,
            ParentRunId = request.Parent?.RunId,
            WorkflowHash = request.Workflow.Hash,
            Settings = RunSettings.Of(request),
        };
        await observer.OnEventAsync(
            new WorkflowEvent { Kind = "validating_inputs", RunId = run.Id, WorkflowName = run.WorkflowName, Depth = request.Parent?.Chain.Count ?? 0 }, cancellationToken);
        foreach (var (key, value) in workflow.Tags.Concat(request.Tags))
        {
            run.Tags[key] = value;
        }

        foreach (var job in workflow.Jobs)
        {
            var record = new JobRun { Name = job.Name };
            record.Steps.AddRange(job.Steps.Select(static s => new StepRun { Name = s.Name }));
            run.Jobs.Add(record);
        }

        return await ExecuteAsync(run, inputs, request, text => JournalEntries.RunStarted(run, text), observer, cancellationToken);
    }

    /// <summary>Goes on with a run that was suspended or cut off. Finished steps are not repeated.</summary>
    /// <param name="run">The run as its journal has it.</param>
    /// <param name="request">The workflow as it is now, and what the caller adds; inputs are laid over those of the run.</param>
    /// <param name="observer">Watches.</param>
    /// <param name="cancellationToken">Cancels the run.</param>
    public async Task<WorkflowRun> ContinueAsync(WorkflowRun run, WorkflowRunRequest request, IWorkflowObserver observer, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(run);
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(observer);
        request = RunSettings.Apply(run.Settings, request);
        run.Settings = RunSettings.Of(request);
        var declared = DefinitionInputs.From(request.Workflow.Workflow.Inputs);
        var inputs = declared.Validate(request.Parent is null ? Merged(run.Inputs, request.Inputs) : SensitiveInputs.Restore(run.Inputs, request.Inputs, declared.Schema));
        SensitiveInputs.RequireAll(inputs, declared.Schema, run);
        foreach (var name in request.Parent is null ? request.Inputs.Select(static i => i.Key) : [])
        {
            if (!run.ResumeInputs.Contains(name))
            {
                run.ResumeInputs.Add(name);
            }
        }

        request = await StatedAsync(request, inputs, cancellationToken);
        RunGraphs.Check(request.Workflow.Workflow);
        run.Status = WorkflowRunStatus.Running;
        run.CompletedAt = null;
        var gone = ResumeState.Prepare(run, request.Workflow.Workflow, services.Methods.Clock.GetUtcNow());
        return await ExecuteAsync(run, inputs, request, _ => JournalEntries.RunResumed(run, gone, services.Methods.Clock.GetUtcNow()), observer, cancellationToken);
    }

    private async Task<WorkflowRunRequest> StatedAsync(WorkflowRunRequest request, JsonObject inputs, CancellationToken cancellationToken)
    {
        var workflow = await StatedNames.EvaluateAsync(request.Workflow.Workflow, inputs, services, cancellationToken);
        return ReferenceEquals(workflow, request.Workflow.Workflow) ? request : request with { Workflow = request.Workflow with { Workflow = workflow } };
    }

    private static List<string> DefaultExpressionsOf(JsonObject? declared, JsonObject inputs)
    {
        var schemas = DefinitionInputs.From(declared).Schema["properties"]!.AsObject();
        return
        [
            .. from property in schemas
               let written = property.Value?["default"]
               where written is not null && ExpressionScanner.Scan(written).Count > 0 && JsonNode.DeepEquals(written, inputs[property.Key])
               select property.Key,
        ];
    }

    private async Task<WorkflowRun> ExecuteAsync(
        WorkflowRun run, JsonObject inputs, WorkflowRunRequest request, Func<string?, JsonObject> begin, IWorkflowObserver observer, CancellationToken cancellationToken)
    {
        if (request.Parent is null && services.Methods.Shared is { } before)
        {
            await before.RefreshAsync(cancellationToken);
        }

        var settings = services.Methods.Settings;
        run.Inputs = SensitiveInputs.Hide(inputs, DefinitionInputs.From(request.Workflow.Workflow.Inputs).Schema, services.Methods.Redactor);
        (run.Pid, run.Host) = (settings.ProcessId, settings.MachineName);
        var logPath = Path.Combine(services.Methods.Layout.WorkflowRuns, run.WorkflowId, $"workflow-run-{run.Id}.log");
        run.LogFile = Path.GetRelativePath(services.Methods.Layout.Root, logPath).Replace('\\', '/');
        using var ownTree = request.Parent is null ? new RunTree(run.Id, services.MaxConcurrentSteps ?? DefaultCeiling) : null;
        await using var tracked = request.Parent is null ? await RunTracking.StartAsync(services.Methods, run, cancellationToken) : null;
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, tracked?.CancelledElsewhere ?? CancellationToken.None);
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(stop.Token);
        if (request.Timeout is { } timeout && timeout < LongestTimer)
        {
            limit.CancelAfter(timeout);
        }

        await using var journal = await services.Runs.OpenAsync(run, cancellationToken);
        await using var log = RunLog.Create(logPath, services.Methods.Clock);
        var context = new RunContext
        {
            Services = services,
            Request = request,
            Run = run,
            Inputs = inputs,
            DefaultExpressions = DefaultExpressionsOf(request.Workflow.Workflow.Inputs, inputs),
            Journal = journal,
            Log = log,
            Observer = observer,
            Tree = request.Parent?.Shared ?? ownTree!,
            Chain = [.. request.Parent?.Chain ?? [], run.WorkflowName],
        };
        var methods = new MethodStep(context, new EphemeralInstances(run.Id, services.Methods.Ids));
        using var execution = new RunExecution(context, new StepRunner(context, methods, new NestedStep(context, this)), limit.Token);
        if (run.JournalLength is not null)
        {
            await JournalEntries.BeginAsync(journal, run);
        }

        await journal.AppendAsync(begin(request.Workflow.Text));
        await services.Runs.SaveAsync(run, cancellationToken);
        await context.TellAsync(StartedEvent(context));
        await log.WriteAsync("INF", "workflow·run", $"Started {run.WorkflowName} ({run.Id})", CancellationToken.None);

        var saver = new ProgressSaver(services.Runs, run, services.Methods.Clock);
        try
        {
            await execution.RunAsync(saver.SaveAsync);
        }
        catch
        {
            await (tracked?.TryEndAsync(WorkflowRunStatus.Failed) ?? Task.CompletedTask);
            throw;
        }

        await methods.CollectAsync(CancellationToken.None);
        await EndAsync(context, execution.IsWaiting, limit.IsCancellationRequested ? await ReasonAsync(context, stop, cancellationToken) : null);
        if (tracked is not null)
        {
            await tracked.EndAsync(run.Status);
        }

        if (request.Parent is null && services.Methods.Shared is { } shared)
        {
            await shared.PublishAsync(CancellationToken.None);
        }

        return run;
    }

    private async Task EndAsync(RunContext context, bool isWaiting, string? cancelReason)
    {
        var run = context.Run;
        run.Status = cancelReason is not null ? WorkflowRunStatus.Cancelled
            : isWaiting ? WorkflowRunStatus.Suspended
            : run.Jobs.TrueForAll(static j => j.Status is UnitStatus.Succeeded or UnitStatus.Skipped) ? WorkflowRunStatus.Succeeded
            : WorkflowRunStatus.Failed;
        if (cancelReason is not null)
        {
            run.Tags["cancel_reason"] = cancelReason;
            await ResumeState.CloseAsync(services.Runs, run, context.Journal, "cancelled", context.Now);
        }

        if (run.Status == WorkflowRunStatus.Suspended)
        {
            foreach (var job in run.Jobs.Where(static j => j.Steps.Exists(static s => s.Status == UnitStatus.WaitingApproval)))
            {
                job.Status = UnitStatus.WaitingApproval;
                await context.Journal.AppendAsync(JournalEntries.Job(job));
            }
        }
        else
        {
            run.CompletedAt = context.Now;
        }

        // A cancelled caller has stopped waiting; the run itself has ended, and what is told of it is short work.
        await new WorkflowReportRunner(context).RunAsync(CancellationToken.None);
        await services.Methods.Catalog.FlushAsync(CancellationToken.None);
        await context.Journal.AppendAsync(JournalEntries.RunEnded(run));
        await services.Runs.SaveAsync(run, CancellationToken.None);
        await context.Log.WriteAsync("INF", "workflow·run", $"Ended: {RunTexts.Of(run.Status)}", CancellationToken.None);
        var waiting = run.Jobs.SelectMany(static j => j.Steps.Select(s => (Job: j, Step: s))).FirstOrDefault(static u => u.Step.Status == UnitStatus.WaitingApproval);
        await context.TellAsync(context.Event(run.Status switch
        {
            WorkflowRunStatus.Suspended => "suspended",
            WorkflowRunStatus.Cancelled => "cancelled",
            _ => "completed",
        }) with
        {
            Status = RunTexts.Of(run.Status),
            Reason = cancelReason,
            JobId = waiting.Job?.Name,
            StepId = waiting.Step?.Name,
            Prompt = waiting.Step?.ApprovalPrompt,
            Error = run.FirstFailure()?.Error,
            DurationMs = run is { StartedAt: { } from, CompletedAt: { } to } ? (long)(to - from).TotalMilliseconds : null,
        });
    }

    private async ValueTask<string> ReasonAsync(RunContext context, CancellationTokenSource stop, CancellationToken caller)
    {
        var request = context.Request;
        var recorded = (await services.Methods.Tracker.FindAsync(context.Tree.RootRunId, CancellationToken.None))?.CancelReason;
        return recorded
            ?? (stop.IsCancellationRequested ? caller.IsCancellationRequested ? "Interrupted" : "Cancelled by user"
                : $"The run did not end within {DurationText.Format(request.Timeout!.Value)}");
    }

    private static WorkflowEvent StartedEvent(RunContext context) => context.Event("started") with
    {
        Units = new JsonArray([.. context.Workflow.Jobs.Select(static j => (JsonNode)new JsonObject
        {
            ["id"] = j.Name,
            ["stepCount"] = j.Steps.Count,
            ["dependsOn"] = new JsonArray([.. j.DependsOn.Select(static d => (JsonNode)d.Name)]),
        })]),
    };

    private static JsonObject Merged(JsonObject below, JsonObject above)
    {
        var result = (JsonObject)below.DeepClone();
        foreach (var (key, value) in above)
        {
            result[key] = value is JsonObject map && result[key] is JsonObject old ? Merged(old, map) : value?.DeepClone();
        }

        return result;
    }
}
