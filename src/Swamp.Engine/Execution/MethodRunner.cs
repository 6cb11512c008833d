using System.Text.Json.Nodes;
using Swamp.Engine.Errors;
using Swamp.Engine.Execution.Drivers;
using Swamp.Engine.Identity;
using Swamp.Engine.Locks;
using Swamp.Engine.Reports;
using Swamp.Engine.Runs;
using Swamp.Engine.Workflows.Runs;

namespace Swamp.Engine.Execution;

/// <summary>
/// A method call from request to result (RUN-5): definition, expressions, arguments, lock, checks, method, outputs, reports, record. What
/// fails before the run is accepted leaves no record (STATE-7); everything after it does.
/// </summary>
public sealed class MethodRunner(MethodRunServices services)
{
    /// <summary>Runs a method.</summary>
    /// <exception cref="SwampException">It could not be run, or failed; codes of RUN-4.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled; the record says so.</exception>
    public async Task<MethodRunResult> RunAsync(MethodRunRequest request, IRunObserver observer, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(observer);
        if (request is { DefinitionName: not null, Step: null, Caller: null } && services.Shared is { } shared)
        {
            // The definition may have been made elsewhere; making another one of the same name would part the two for good.
            await shared.RefreshAsync(cancellationToken);
        }

        var resolver = new DefinitionResolver(services.Definitions, services.Types, services.Ids);
        var target = await resolver.ResolveAsync(request, observer, cancellationToken);
        var definition = target.Stored.Definition;
        request.Caller?.Allow(target.Type, request.Method);
        await observer.StageAsync("Resolved", $"{definition.Name} ({target.Type.Name.Normalized})", cancellationToken);

        // An instance that lives as long as a run is known to that run only, which lets one step at a time use it. A method that calls another one of
        // its own model, or of a model further up, holds the lock already.
        await using var held = request.Step?.Instance is null && request.Caller?.Holds(definition.Id) != true
            ? await services.Locks.AcquireModelAsync(target.Type.Name.Normalized, definition.Id, new LockNotices(observer), cancellationToken)
            : null;
        if (DriverCascade.Of(request, definition, services.Settings.DefaultDriver).IsRaw)
        {
            target.Type.Implementation.Behind(request.Method).Prepare();
        }

        if (request.Step is null)
        {
            await new RunReaper(services.Tracker, services.Outputs).ReapAsync(cancellationToken);
        }

        target = request.Step?.Instance is not null ? target : target with { Stored = await DefinitionUpgrade.ApplyAsync(target.Stored, target.Type, services.Definitions, observer, cancellationToken) };
        var prepared = await new RunPreparation(services.Evaluated, services.Scopes, services.Settings.DefaultDriver).PrepareAsync(target, request, observer, cancellationToken);
        SensitiveArguments.Register(target.Type.GlobalArguments, prepared.Globals, prepared.Secrets, services.Redactor);
        SensitiveArguments.Register(prepared.Method.Arguments, prepared.Arguments, prepared.Secrets, services.Redactor);

        try
        {
            var driver = await DriverAsync(prepared, cancellationToken);
            var result = await RunPreparedAsync(request, prepared, driver, observer, held?.Lost ?? CancellationToken.None, cancellationToken);
            await held.DoneAsync(cancellationToken);
            return result;
        }
        finally
        {
            // A workflow does this once at its end; queries see what is written before that.
            if (request.Step is null)
            {
                await services.Catalog.FlushAsync(CancellationToken.None);
            }
        }
    }

    private static string Relative(string root, string path) => Path.GetRelativePath(root, path).Replace('\\', '/');

    private async Task<MethodRunResult> RunPreparedAsync(
        MethodRunRequest request, PreparedRun prepared, IExecutionDriver driver, IRunObserver observer, CancellationToken lockLost, CancellationToken cancellationToken)
    {
        var type = prepared.Target.Type;
        var step = request.Step;
        var identity = new RunIdentity(
            step?.OutputId ?? IdFormat.Text(services.Ids.NewUuid()), type, prepared.Definition.Id, prepared.Method, services.Settings.InitiatedBy, request.Tags)
        {
            Outputs = step?.Outputs,
            Step = step,
            Caller = request.Caller,
            Driver = prepared.Driver,
        };
        await using var ownLog = step is null ? RunLog.Create(LogPath(prepared), services.Clock) : null;
        var log = step?.Log ?? ownLog!;
        await using var recorder = await RunRecorder.StartAsync(services, identity, prepared.Target.Stored.Definition, step, Relative(services.Layout.Root, log.Path), cancellationToken);
        var shownGlobals = SensitiveArguments.Hide(type.GlobalArguments, prepared.ShownGlobals, services.Redactor);
        var shownArguments = SensitiveArguments.Hide(prepared.Method.Arguments, prepared.ShownArguments, services.Redactor);
        if (step is not null)
        {
            await step.OnAccepted(new AcceptedCall(
                prepared.Definition,
                new StepCall(identity.OutputId, type.Name.Normalized, prepared.Definition.Id, prepared.Method.Name),
                prepared.Driver,
                shownGlobals,
                shownArguments));
        }

        var context = ContextOf(prepared, identity, log, observer);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, recorder.CancelledElsewhere, lockLost);
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(stop.Token);
        if (request.Timeout is { } timeout)
        {
            limit.CancelAfter(timeout);
        }

        IReadOnlyList<ProducedData> produced;
        try
        {
            await observer.StageAsync("Executing", $"{prepared.Definition.Name}.{prepared.Method.Name}", limit.Token);
            await log.WriteAsync("INF", "model·method·run", $"Executing {prepared.Method.Name} on {prepared.Definition.Name}", limit.Token);
            produced = await new MethodExecution(services).ExecuteAsync(prepared, identity, driver, context, request.Checks, limit.Token);
        }
        catch (Exception exception)
        {
            await AbandonAsync(context, observer);
            var failure = lockLost.IsCancellationRequested && exception is OperationCanceledException ? LockLost(prepared.Definition) : exception;
            throw await FailAsync(request, prepared, identity, context, recorder, log, failure, limit.IsCancellationRequested && !stop.IsCancellationRequested, observer);
        }

        var duration = await recorder.EndAsync(OutputStatus.Succeeded, produced, error: null, CancellationToken.None);
        var reports = await ReportAsync(request, prepared, identity, produced, error: null, observer, cancellationToken);
        if (step is null)
        {
            await CollectAsync(prepared.Definition, type.Name.Normalized, observer, cancellationToken);
        }

        await log.WriteAsync("INF", "model·method·run", "Completed", CancellationToken.None);
        return new MethodRunResult
        {
            Definition = prepared.Definition,
            MethodName = prepared.Method.Name,
            Succeeded = reports is null || reports.All(r => r.Success),
            Duration = duration,
            OutputId = identity.OutputId,
            LogFile = log.Path,
            Data = produced,
            Reports = reports,
            GlobalArguments = shownGlobals,
            MethodArguments = shownArguments,
            Driver = prepared.Driver,
            InitiatedBy = services.Settings.InitiatedBy,
        };
    }

    /// <summary>Opened before the run is accepted: a driver that does not exist is like a method that does not. It belongs to its source.</summary>
    private async ValueTask<IExecutionDriver> DriverAsync(PreparedRun prepared, CancellationToken cancellationToken)
    {
        var choice = prepared.Driver;
        if (choice is { IsRaw: true, Config.Count: 0 })
        {
            return new RawDriver();
        }

        var drivers = services.Drivers
            ?? throw new SwampException(ErrorCodes.MissingDependencies, $"The driver '{choice.Driver}', asked for by {choice.Source}, cannot be used here.");
        return await drivers.OpenAsync(choice.Revealed(prepared.Secrets), cancellationToken);
    }

    private static SwampException LockLost(Definitions.Definition definition) => new(
        ErrorCodes.LockLost,
        $"The lock of '{definition.Name}' was taken away while its method ran, so the method was stopped: another run may be at work.",
        "This happens when a lock is removed by hand, or when this process was paused for longer than its heartbeat allows. Run it again.");

    // The failure that led here is what people have to see; what it leaves behind is invisible, and removed by the next recovery.
    private async Task AbandonAsync(MethodContext context, IRunObserver observer)
    {
        try
        {
            await services.Data.AbandonAsync(context.Deferred, CancellationToken.None);
        }
        catch (SwampException exception)
        {
            await observer.NoticeAsync("abandon_failed", services.Redactor.Redact(exception.Message), isWarning: true, data: null, CancellationToken.None);
        }
    }

    /// <summary>
    /// Collects what a model no longer keeps. It looks at all data of the model, so a workflow does it once for each at its end, not after every step. The
    /// run is over and recorded: what goes wrong here is worth a warning, not more (DATA-47).
    /// </summary>
    internal async Task CollectAsync(Definitions.Definition definition, string type, IRunObserver observer, CancellationToken cancellationToken)
    {
        if (services.Collector is not { } collector)
        {
            return;
        }

        IEnumerable<string> problems;
        try
        {
            var collection = await collector.CollectModelAsync(type, definition.Id, cancellationToken);
            problems = collection.Problems.Select(static p => p.Message);
            if (collection.Versions > 0)
            {
                await observer.StageAsync("Cleanup", $"{collection.Versions} versions that are no longer kept", cancellationToken);
            }
        }
        catch (SwampException exception)
        {
            problems = [exception.Message];
        }

        foreach (var problem in problems)
        {
            await observer.NoticeAsync(
                "auto_gc_failed", $"The data of {definition.Name} could not be cleaned up: {problem}", isWarning: true, new JsonObject { ["modelName"] = definition.Name }, cancellationToken);
        }
    }

    private MethodContext ContextOf(PreparedRun prepared, RunIdentity identity, RunLog log, IRunObserver observer)
    {
        var effective = prepared.Definition with { GlobalArguments = prepared.Globals };
        var parts = new MethodContextServices(services.Layout.Root, services.Data, services.SensitiveOutputs, services.Redactor, log, observer);
        return new MethodContext(identity, prepared, effective, parts);
    }

    /// <summary>Records a failure, runs the reports that follow one, and gives the error to throw.</summary>
    private async Task<Exception> FailAsync(
        MethodRunRequest request,
        PreparedRun prepared,
        RunIdentity identity,
        MethodContext context,
        RunRecorder recorder,
        RunLog log,
        Exception exception,
        bool isTimeout,
        IRunObserver observer)
    {
        var isCancelled = exception is OperationCanceledException;
        var error = isTimeout && isCancelled ? TimeoutError(request, prepared) : Redacted(exception);
        var reason = isCancelled && !isTimeout ? await recorder.CancelReasonAsync() : null;
        var message = isCancelled && !isTimeout ? (reason is null ? "aborted" : $"aborted: {reason}") : error.Message;
        await log.TryWriteAsync("ERR", "model·method·run", services.Redactor.Redact(message));
        await recorder.EndAsync(isCancelled ? OutputStatus.Cancelled : OutputStatus.Failed, context.Produced, message, CancellationToken.None);
        if (!isCancelled)
        {
            await ReportAsync(request, prepared, identity, context.Produced, message, observer, CancellationToken.None);
        }

        return isCancelled && !isTimeout
            ? reason is null ? exception : new CancelledRunException(services.Redactor.Redact(reason))
            : new SwampException(
                exception is SwampException or OperationCanceledException ? error : error with { Code = ErrorCodes.Internal },
                new RedactedException(services.Redactor.Redact(exception.ToString())));
    }

    private SwampError Redacted(Exception exception) => exception is SwampException { Error: var error }
        ? error with { Message = services.Redactor.Redact(error.Message), Hint = services.Redactor.RedactOrNull(error.Hint) }
        : new SwampError { Code = ErrorCodes.MethodExecutionFailed, Message = services.Redactor.Redact(exception.Message) };

    private static SwampError TimeoutError(MethodRunRequest request, PreparedRun prepared) => new()
    {
        Code = ErrorCodes.TimedOut,
        Message = $"{prepared.Definition.Name}.{prepared.Method.Name} did not end within {Values.DurationText.Format(request.Timeout!.Value)} and was cancelled.",
        Hint = "Raise --timeout, or make the method faster.",
    };

    private async Task<IReadOnlyList<ReportOutcome>?> ReportAsync(
        MethodRunRequest request,
        PreparedRun prepared,
        RunIdentity identity,
        IReadOnlyList<ProducedData> produced,
        string? error,
        IRunObserver observer,
        CancellationToken cancellationToken)
    {
        if (request.Reports.SkipAll)
        {
            return null;
        }

        var context = new MethodReportContext
        {
            Definition = prepared.Definition,
            Type = prepared.Target.Type,
            MethodName = prepared.Method.Name,
            Status = error is null ? "succeeded" : "failed",
            ErrorMessage = services.Redactor.RedactOrNull(error),
            GlobalArguments = SensitiveArguments.Hide(prepared.Target.Type.GlobalArguments, prepared.ShownGlobals, services.Redactor),
            MethodArguments = SensitiveArguments.Hide(prepared.Method.Arguments, prepared.ShownArguments, services.Redactor),
            DataHandles = [.. produced.Select(p => p.Handle)],
        };
        var outcomes = await new ReportRunner(services.Reports, services.ReportSource, services.Data, services.Redactor).RunAsync(identity, context, request.Reports, cancellationToken);
        foreach (var failed in outcomes.Where(o => !o.Success))
        {
            await observer.NoticeAsync("report_failed", $"The report {failed.Name} failed: {failed.Error}", isWarning: true, new JsonObject { ["reportName"] = failed.Name }, cancellationToken);
        }

        return outcomes;
    }

    private string LogPath(PreparedRun prepared) => Path.Combine(
        services.Layout.RunLogs,
        prepared.Target.Type.Name.Normalized,
        prepared.Method.Name,
        $"{prepared.Definition.Id}-{IdFormat.FileNameText(services.Clock.GetUtcNow())}.log");
}
