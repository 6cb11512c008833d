using System.Text.Json.Nodes;
using Swamp.Engine.Expressions;
using Swamp.Engine.Values;
using Swamp.Engine.Workflows.Model;
using Swamp.Engine.Workflows.Runs;

namespace Swamp.Engine.Workflows.Execution;

/// <summary>Runs one step from its guard to its terminal state, attempts included (WF-50). Everything it learns is in the journal before it returns.</summary>
internal sealed class StepRunner(RunContext context, MethodStep methods, NestedStep nested)
{
    /// <summary>Runs a step. Never throws for what the step does; cancellation is an outcome too.</summary>
    public async Task<StepOutcome> RunAsync(StepItem item, CancellationToken cancellationToken)
    {
        StepOutcome outcome;
        try
        {
            outcome = await GuardedAsync(item, cancellationToken);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            outcome = Cancelled() with { Artifacts = item.Run.DataArtifacts };
        }
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            outcome = Failed(exception);
        }

        await EndAsync(item, outcome);
        return outcome;
    }

    /// <summary>Writes a terminal state down and tells it.</summary>
    public async Task EndAsync(StepItem item, StepOutcome outcome)
    {
        var run = item.Run;
        var isTolerated = outcome.Status == UnitStatus.Failed && !outcome.IsNeverTolerated && (item.Step.AllowFailure || outcome.IsTolerated);
        (run.Error, run.SkipReason, run.Output, run.DataArtifacts) = (outcome.Error, outcome.SkipReason, outcome.Output, outcome.Artifacts);
        run.Assert = outcome.Assert;
        run.AllowedFailure = isTolerated;
        run.Call = null;
        if (outcome.Status != UnitStatus.WaitingApproval)
        {
            run.CompletedAt = context.Now;
        }

        run.Status = outcome.Status;
        await context.Journal.AppendAsync(JournalEntries.Step(item.Unit.Job.Run, run));
        await TellEndAsync(item, outcome, isTolerated);
    }

    private async Task<StepOutcome> GuardedAsync(StepItem item, CancellationToken cancellationToken)
    {
        var values = Values(item);
        if (item.Step.Guard is { } guard)
        {
            var text = ExpressionText.Parse(guard);
            if (text is not { IsWhole: true })
            {
                return new StepOutcome(UnitStatus.Failed) { Error = $"The guard \"{guard}\" has to be exactly one ${{{{ }}}} expression.", IsNeverTolerated = true };
            }

            var verdict = await values.OutcomeAsync(text.Segments[0].Text, cancellationToken);
            if (verdict.Error is { } error)
            {
                return new StepOutcome(UnitStatus.Failed) { Error = $"Guard expression failed: {error.Message}", IsNeverTolerated = true };
            }

            if (StepValues.IsTruthy(verdict.Value))
            {
                return new StepOutcome(UnitStatus.Skipped) { SkipReason = "guarded", GuardExpression = text.Segments[0].Text, GuardResult = verdict.IsLate ? null : verdict.Value };
            }
        }

        item.Run.StartedAt ??= context.Now;
        item.Run.Status = UnitStatus.Running;
        await context.Journal.AppendAsync(JournalEntries.Step(item.Unit.Job.Run, item.Run));
        await context.TellAsync(context.Event("step_started", item));
        return NeedsWorker(item) ?? await AttemptsAsync(item, cancellationToken);
    }

    /// <summary>A step that asks for a worker never runs here instead: what it needs may be missing, or what it does may harm (SCH-4).</summary>
    private StepOutcome? NeedsWorker(StepItem item) =>
        item.Step.Task is ModelMethodTask && WorkflowPlacement.Of(context.Workflow, item.Unit.Job.Job, item.Step) is { IsActive: true } placement
            ? new StepOutcome(UnitStatus.Failed)
            {
                Error = $"The step asks for a worker ({placement}), and this run has none: remote workers need 'swamp serve'. To run it here, take those keys out of the file.",
            }
            : null;

    private async Task<StepOutcome> AttemptsAsync(StepItem item, CancellationToken cancellationToken)
    {
        var retry = item.Step.Retry;
        while (true)
        {
            var startedAt = context.Now;
            var outcome = await AttemptAsync(item, cancellationToken);
            var number = item.Run.Attempts.Count + 1;
            if (outcome.Status != UnitStatus.Failed || retry is null || number >= retry.Attempts || outcome.IsNeverTolerated || item.Unit.IsStopped || cancellationToken.IsCancellationRequested)
            {
                return outcome;
            }

            (item.Run.Call, item.Run.ChildRunId) = (null, null);
            item.Run.Attempts = [.. item.Run.Attempts, new StepAttempt(number, startedAt, context.Now, outcome.Error ?? "")];
            await context.Journal.AppendAsync(JournalEntries.Step(item.Unit.Job.Run, item.Run));
            await context.TellAsync(context.Event("step_retried", item) with { Attempt = number, Error = outcome.Error });
            await Task.Delay(Pause(retry, number), context.Services.Methods.Clock, cancellationToken);
        }
    }

    private async Task<StepOutcome> AttemptAsync(StepItem item, CancellationToken cancellationToken)
    {
        var longest = item.Step.Timeout is { } timeout && timeout < WorkflowRunner.LongestTimer ? timeout : Timeout.InfiniteTimeSpan;
        using var limit = item.Step.Timeout is null ? null : new CancellationTokenSource(Timeout.InfiniteTimeSpan, context.Services.Methods.Clock);
        using var either = limit is null ? null : CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        try
        {
            return await TaskAsync(item, () => limit?.CancelAfter(longest), either?.Token ?? cancellationToken);
        }
        catch (OperationCanceledException) when (limit is { IsCancellationRequested: true } && !cancellationToken.IsCancellationRequested)
        {
            return new StepOutcome(UnitStatus.Failed)
            {
                Error = $"The step did not end within {LimitText(item.Step.Timeout!.Value)} and was cancelled.",
                Artifacts = item.Run.DataArtifacts,
            };
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            throw;
        }
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            return Failed(exception) with { Artifacts = item.Run.DataArtifacts };
        }
    }

    /// <param name="item">The step.</param>
    /// <param name="begin">Starts the clock of the step's limit. Waiting for the model, which runs one method at a time, or for a free place is not the step's time.</param>
    /// <param name="cancellationToken">Cancels it.</param>
    private Task<StepOutcome> TaskAsync(StepItem item, Action begin, CancellationToken cancellationToken)
    {
        if (item.Step.Task is ModelMethodTask method)
        {
            return methods.RunAsync(item, method, Values(item), begin, cancellationToken);
        }

        begin();
        return OtherTaskAsync(item, cancellationToken);
    }

    private Task<StepOutcome> OtherTaskAsync(StepItem item, CancellationToken cancellationToken) => item.Step.Task switch
    {
        NestedWorkflowTask task => nested.RunAsync(item, task, Values(item), cancellationToken),
        ManualApprovalTask task => AskAsync(item, task, cancellationToken),
        AssertTask task => AssertAsync(item, task, cancellationToken),
        _ => throw new InvalidOperationException($"A task of type {item.Step.Task.Type} cannot be run."),
    };

    private async Task<StepOutcome> AskAsync(StepItem item, ManualApprovalTask task, CancellationToken cancellationToken)
    {
        var values = Values(item);
        var prompt = await values.TextAsync("task.prompt", task.Prompt, cancellationToken);
        values.RequireNoSecret("task.prompt", prompt);
        item.Run.ApprovalPrompt = prompt;
        item.Run.ApprovalTimeout = task.Timeout;
        return new StepOutcome(UnitStatus.WaitingApproval);
    }

    private async Task<StepOutcome> AssertAsync(StepItem item, AssertTask task, CancellationToken cancellationToken)
    {
        var values = Values(item);
        var verdict = await values.OutcomeAsync(task.Expr, cancellationToken);
        if (verdict.Error is { } error)
        {
            var text = context.Services.Methods.Redactor.Redact(error.Message);
            return new StepOutcome(UnitStatus.Failed)
            {
                Error = text,
                Assert = new AssertOutcome(false, task.Expr, text, task.Severity, text),
                IsNeverTolerated = true,
            };
        }

        var passed = StepValues.IsTruthy(verdict.Value);
        var message = context.Services.Methods.Redactor.Redact(await MessageAsync(task.Message, values, cancellationToken));
        return new StepOutcome(passed ? UnitStatus.Succeeded : UnitStatus.Failed)
        {
            Error = passed ? null : message,
            Assert = new AssertOutcome(passed, task.Expr, message, task.Severity, Error: null),
            IsTolerated = context.Request.FailOn is { } threshold && task.Severity < threshold,
        };
    }

    /// <summary>Each expression for itself: one that fails stays text (WF-80).</summary>
    private static async Task<string> MessageAsync(string message, StepValues values, CancellationToken cancellationToken)
    {
        if (ExpressionText.Parse(message) is not { } text)
        {
            return message;
        }

        var result = new System.Text.StringBuilder();
        foreach (var segment in text.Segments)
        {
            if (!segment.IsExpression)
            {
                result.Append(segment.Text);
                continue;
            }

            var outcome = await values.OutcomeAsync(segment.Text, cancellationToken);
            result.Append(outcome.Error is null && !outcome.IsLate ? TextOf(outcome.Value) : $"${{{{ {segment.Text} }}}}");
        }

        return result.ToString();
    }

    private static string TextOf(JsonNode? value) => value switch
    {
        null => "",
        JsonValue scalar => StepValues.TextOf("message", scalar),
        _ => value.ToJsonString(),
    };

    private StepValues Values(StepItem item) => new(context, item.Value, item.Step.ForEach, NeedsModels(item) ? methods.FunctionsFor(item) : []);

    /// <summary>Guards and assertions may run methods (EXP-2B).</summary>
    private static bool NeedsModels(StepItem item) => item.Step.Guard is not null || item.Step.Task is AssertTask;

    private TimeSpan Pause(StepRetry retry, int failed)
    {
        Span<byte> random = stackalloc byte[4];
        context.Services.Methods.Ids.Fill(random);
        var chance = (BitConverter.ToUInt32(random) / (double)uint.MaxValue * 2) - 1;
        var milliseconds = Math.Min(retry.Backoff.TotalMilliseconds * Math.Pow(retry.Factor, failed - 1), retry.MaxBackoff.TotalMilliseconds);
        return TimeSpan.FromMilliseconds(Math.Clamp(milliseconds * (1 + (chance * retry.Jitter)), 0, int.MaxValue - 1));
    }

    private static string LimitText(TimeSpan limit) => limit < TimeSpan.FromSeconds(1) ? $"{limit.TotalMilliseconds:0} ms" : DurationText.Format(limit);

    private static StepOutcome Cancelled() => new(UnitStatus.Failed) { Error = StepRun.CancelledError, IsNeverTolerated = true };

    private StepOutcome Failed(Exception exception) =>
        new(UnitStatus.Failed) { Error = context.Services.Methods.Redactor.Redact(exception.Message) };

    private async Task TellEndAsync(StepItem item, StepOutcome outcome, bool isTolerated)
    {
        var took = item.Run is { StartedAt: { } from, CompletedAt: { } to } ? (long?)(to - from).TotalMilliseconds : null;
        if (outcome.Assert is { } assert)
        {
            await context.TellAsync(context.Event("assert_result", item) with
            {
                Passed = assert.Passed,
                Message = assert.Message,
                Severity = assert.Severity.ToString().ToLowerInvariant(),
                Expr = assert.Expr,
                Error = assert.Error,
            });
        }

        await context.TellAsync(outcome.Status switch
        {
            UnitStatus.Succeeded => context.Event("step_completed", item) with { DurationMs = took },
            UnitStatus.Skipped => context.Event("step_skipped", item) with { Reason = outcome.SkipReason, GuardExpression = outcome.GuardExpression, GuardResult = outcome.GuardResult },
            UnitStatus.WaitingApproval => context.Event("approval_requested", item) with { Prompt = item.Run.ApprovalPrompt, Timeout = item.Run.ApprovalTimeout?.TotalSeconds },
            _ => context.Event("step_failed", item) with { Error = outcome.Error, AllowedFailure = isTolerated ? true : null, DurationMs = took },
        });
        await context.Log.WriteAsync(
            outcome.Status == UnitStatus.Failed ? "ERR" : "INF",
            $"workflow·{item.JobName}·{item.Run.Name}",
            outcome.Error is { } error ? $"{RunTexts.Of(outcome.Status)}: {error}" : RunTexts.Of(outcome.Status),
            CancellationToken.None);
    }
}
