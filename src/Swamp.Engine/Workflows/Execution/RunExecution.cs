using System.Runtime.ExceptionServices;
using System.Text.Json.Nodes;
using System.Threading.Channels;
using Swamp.Engine.Workflows.Model;
using Swamp.Engine.Workflows.Runs;
using Swamp.Engine.Workflows.Scheduling;

namespace Swamp.Engine.Workflows.Execution;

/// <summary>
/// Drives one run. One loop owns all state: steps run beside it and report their ends through a channel, so nothing here needs a lock. A job
/// or step starts as soon as what it waits for itself has ended; there are no layers.
/// </summary>
internal sealed class RunExecution : IDisposable
{
    private readonly RunContext context;
    private readonly StepRunner steps;
    private readonly CancellationTokenSource broken;
    private readonly CancellationToken cancelled;
    private readonly StepQueue queue;
    private readonly List<JobState> jobs = [];
    private readonly Dictionary<string, JobRun> jobsByName = new(StringComparer.Ordinal);
    private readonly PriorityQueue<JobState, (double Weight, int Index)> readyJobs = new();
    private readonly Queue<UnitState> readyUnits = new();
    private readonly Channel<Ended> ended = Channel.CreateUnbounded<Ended>(new UnboundedChannelOptions { SingleReader = true });
    private int active;
    private int runningJobs;
    private long sequence;

    public RunExecution(RunContext context, StepRunner steps, CancellationToken cancelled)
    {
        (this.context, this.steps) = (context, steps);
        broken = CancellationTokenSource.CreateLinkedTokenSource(cancelled);
        this.cancelled = broken.Token;
        queue = new StepQueue(context.Tree.Ceiling);
        var workflow = context.Workflow;
        var graph = RunGraphs.Of(workflow);
        foreach (var job in context.Run.Jobs)
        {
            jobsByName.TryAdd(job.Name, job);
        }

        foreach (var (job, node) in workflow.Jobs.Zip(graph.Nodes))
        {
            jobs.Add(StateOf(job, node));
        }
    }

    private readonly record struct Ended(UnitState Unit, StepItem? Item, QueuedStep? Place, StepOutcome? Outcome, IReadOnlyList<StepItem>? Expanded, Exception? Failure = null);

    /// <summary>Runs until nothing more can: everything ended, or what is left waits for an approval.</summary>
    /// <exception cref="Errors.SwampException">The journal or the record cannot be written. Everything that ran has been stopped by then.</exception>
    public async Task RunAsync(Func<ValueTask> onProgress)
    {
        try
        {
            await RunAllAsync(onProgress);
        }
        catch
        {
            // Nothing that follows could be recorded, so nothing goes on: not behind the back of whoever is told of the failure, either.
            await broken.CancelAsync();
            for (; active > 0; active--)
            {
                await ended.Reader.ReadAsync(CancellationToken.None);
            }

            throw;
        }
    }

    private async Task RunAllAsync(Func<ValueTask> onProgress)
    {
        foreach (var job in jobs.Where(static j => j.Node.Open == 0))
        {
            Enqueue(job);
        }

        await PumpAsync();
        while (active > 0)
        {
            await HandleAsync(await ended.Reader.ReadAsync(CancellationToken.None));
            while (ended.Reader.TryRead(out var more))
            {
                await HandleAsync(more);
            }

            await PumpAsync();
            await onProgress();
        }
    }

    /// <summary>Whether an approval is awaited.</summary>
    public bool IsWaiting => jobs.Any(static j => j.Units.Values.Any(static u => u.Runs.Exists(static r => r.Status == UnitStatus.WaitingApproval)));

    public void Dispose()
    {
        jobs.ForEach(static j => j.Dispose());
        broken.Dispose();
    }

    private JobState StateOf(WorkflowJob job, GraphNode node)
    {
        var run = jobsByName[job.Name];
        var lane = new StepLane(job.Concurrency ?? context.Workflow.Concurrency ?? 0);
        var state = new JobState(job, run, node, lane, CancellationTokenSource.CreateLinkedTokenSource(cancelled));
        var graph = RunGraphs.Of(job);
        var caps = job.Steps.Where(static s => s is { ForEach: null, Concurrency: > 0 }).Select(static s => s.Concurrency!.Value).ToList();
        var siblings = caps.Count > 0 ? new StepGroup(caps.Min()) : null;
        var records = run.Steps.ToLookup(static r => r.Template ?? r.Name, StringComparer.Ordinal);
        foreach (var (step, unitNode) in job.Steps.Zip(graph.Nodes))
        {
            var unit = new UnitState(state, step, unitNode)
            {
                Runs = [.. records[step.Name]],
                Group = step.Concurrency is not > 0 ? null : step.ForEach is null ? siblings : new StepGroup(step.Concurrency.Value),
            };
            state.Units.Add(step.Name, unit);
            state.ByIndex.Add(unit);
        }

        state.Names.UnionWith(run.Steps.Select(static r => r.Name));
        state.Open = state.ByIndex.Count;
        return state;
    }

    private void Enqueue(JobState job) => readyJobs.Enqueue(job, (job.Job.Weight, job.Node.Index));

    private bool HasRoomForJob => context.Workflow.Concurrency is not > 0 || runningJobs < context.Workflow.Concurrency;

    private async Task PumpAsync()
    {
        while (true)
        {
            if (readyUnits.TryDequeue(out var unit))
            {
                await ReadyAsync(unit);
            }
            else if (queue.TryTake(out var place))
            {
                await StartAsync(place);
            }
            else if (readyJobs.Count > 0 && (HasRoomForJob || readyJobs.Peek().Run.IsTerminal))
            {
                await StartAsync(readyJobs.Dequeue());
            }
            else
            {
                return;
            }
        }
    }

    private async Task StartAsync(JobState job)
    {
        if (job.Run.Status is UnitStatus.Succeeded or UnitStatus.Failed or UnitStatus.Skipped && job.Run.Steps.TrueForAll(static s => s.IsTerminal))
        {
            CompleteNode(job);
            return;
        }

        if (cancelled.IsCancellationRequested || !job.Job.DependsOn.All(d => Conditions.Holds(d.Condition, jobsByName.GetValueOrDefault(d.Name)?.Status)))
        {
            await SkipAsync(job, cancelled.IsCancellationRequested ? "cancelled" : "dependency");
            return;
        }

        runningJobs++;
        job.Run.Status = UnitStatus.Running;
        job.Run.StartedAt ??= context.Now;
        job.Run.CompletedAt = null;
        await context.Journal.AppendAsync(JournalEntries.Job(job.Run));
        await context.TellAsync(context.Event("job_started") with { JobId = job.Run.Name });
        foreach (var unit in job.ByIndex.Where(static u => u.Node.Open == 0))
        {
            readyUnits.Enqueue(unit);
        }
    }

    private async Task SkipAsync(JobState job, string reason)
    {
        foreach (var unit in job.ByIndex)
        {
            foreach (var run in unit.Runs.Where(static r => !r.IsTerminal))
            {
                await EndQuietlyAsync(unit, run, reason);
            }

            unit.Status ??= UnitStatus.Skipped;
        }

        job.Run.Status = UnitStatus.Skipped;
        await context.Journal.AppendAsync(JournalEntries.Job(job.Run));
        await context.TellAsync(context.Event("job_skipped") with { JobId = job.Run.Name, Reason = reason });
        CompleteNode(job);
    }

    private void CompleteNode(JobState job) => DependencyGraph.Complete(job.Node, node => Enqueue(jobs[node.Index]));

    /// <summary>A step whose dependencies have ended: it runs, is expanded, or is skipped.</summary>
    private async Task ReadyAsync(UnitState unit)
    {
        if (unit.Runs.Count > 0 && unit.Runs.TrueForAll(static r => r.IsTerminal))
        {
            // Ended in an earlier process.
            unit.IsTouched |= unit.Runs.Exists(static r => (r.Status == UnitStatus.Failed && !r.AllowedFailure) || r.SkipReason == "failure");
            unit.Job.HasFailed |= unit.Runs.Exists(static r => r is { Status: UnitStatus.Failed, AllowedFailure: false });
            await FinishAsync(unit);
            return;
        }

        if (await ReasonToSkipAsync(unit) is { } reason)
        {
            foreach (var run in unit.Runs.Where(static r => !r.IsTerminal))
            {
                await EndQuietlyAsync(unit, run, reason);
            }

            unit.IsTouched |= reason == "failure";
            await FinishAsync(unit);
        }
        else if (unit.Step.ForEach is null)
        {
            unit.Open = 1;
            Enqueue(new StepItem(unit, unit.Runs[0], Value: null));
        }
        else
        {
            active++;
            _ = Task.Run(() => ExpandAsync(unit), CancellationToken.None);
        }
    }

    private ValueTask<string?> ReasonToSkipAsync(UnitState unit)
    {
        if (cancelled.IsCancellationRequested)
        {
            return ValueTask.FromResult<string?>("cancelled");
        }

        var holds = true;
        foreach (var dependency in unit.Step.DependsOn)
        {
            var earlier = unit.Job.Units.GetValueOrDefault(dependency.Name);
            holds &= Conditions.Holds(dependency.Condition, earlier?.Status);
            unit.IsTouched |= earlier is { IsTouched: true };
        }

        return ValueTask.FromResult(
            !holds ? "dependency"
            : unit.IsStopped ? "failure"
            : null);
    }

    private void Enqueue(StepItem item) => queue.Add(new QueuedStep(
        item.Unit.Job.Lane, item.Unit.Group, item.Step.Weight, sequence++, item.Step.Task is ModelMethodTask or AssertTask, item));

    private async Task StartAsync(QueuedStep place)
    {
        var item = (StepItem)place.Item;
        var unit = item.Unit;
        var stopped = unit.IsStopped;
        if (cancelled.IsCancellationRequested || stopped)
        {
            queue.Release(place);
            await EndQuietlyAsync(unit, item.Run, cancelled.IsCancellationRequested ? "cancelled" : "failure");
            unit.IsTouched |= stopped;
            await OneEndedAsync(unit);
            return;
        }

        active++;

        // What cleans up after a failure has to survive the failure's policy.
        var token = unit.Job.HasFailed ? cancelled : unit.Job.Cancellation.Token;
        _ = Task.Run(async () =>
        {
            StepOutcome outcome;
            try
            {
                outcome = await steps.RunAsync(item, token);
            }
            catch (Exception exception)
            {
                // The journal cannot be written: nothing that follows could be recorded, so the run ends.
                ended.Writer.TryWrite(new Ended(unit, item, place, null, null, exception));
                return;
            }

            ended.Writer.TryWrite(new Ended(unit, item, place, outcome, null));
        },
        CancellationToken.None);
    }

    private async Task ExpandAsync(UnitState unit)
    {
        try
        {
            var expanded = await ForEachExpansion.ExpandAsync(context, unit.Step, unit.Job.Cancellation.Token);
            var known = unit.Runs.Where(static r => r.Template is not null).DistinctBy(static r => r.Name).ToDictionary(static r => r.Name, StringComparer.Ordinal);
            var names = new HashSet<string>(StringComparer.Ordinal);
            var items = new List<StepItem>(expanded.Count);
            foreach (var (name, value) in expanded)
            {
                var run = known.GetValueOrDefault(name) ?? new StepRun { Name = name, Template = unit.Step.Name, Index = items.Count };
                if (!names.Add(name))
                {
                    throw new Errors.SwampException(
                        Errors.ErrorCodes.ValidationFailed,
                        $"Duplicate step name after expansion of '{unit.Step.Name}': {name}.",
                        "Use a field of the element in the name that differs for each.");
                }

                items.Add(new StepItem(unit, run, value));
            }

            ended.Writer.TryWrite(new Ended(unit, null, null, null, items));
        }
        catch (Exception exception)
        {
            var error = context.Services.Methods.Redactor.Redact(exception is OperationCanceledException ? "Cancelled." : exception.Message);
            ended.Writer.TryWrite(new Ended(unit, null, null, new StepOutcome(UnitStatus.Failed) { Error = error }, null));
        }
    }

    private async Task HandleAsync(Ended end)
    {
        active--;
        if (end.Failure is { } failure)
        {
            ExceptionDispatchInfo.Throw(failure);
        }

        if (end.Place is { } place)
        {
            queue.Release(place);
            if (end.Outcome!.Status != UnitStatus.WaitingApproval)
            {
                await JudgeAsync(end.Unit, end.Item!.Run);
                await OneEndedAsync(end.Unit);
            }
            else
            {
                await CloseGatesAsync(end.Unit);
            }
        }
        else if (end.Expanded is { } items)
        {
            await ExpandedAsync(end.Unit, items);
        }
        else
        {
            await NotExpandedAsync(end.Unit, end.Outcome!);
        }
    }

    /// <summary>Every record that is open ends with what was wrong with the list.</summary>
    private async Task NotExpandedAsync(UnitState unit, StepOutcome outcome)
    {
        foreach (var run in unit.Runs.Where(static r => !r.IsTerminal))
        {
            await steps.EndAsync(new StepItem(unit, run, Value: null), outcome);
            await JudgeAsync(unit, run);
        }

        await FinishAsync(unit);
    }

    private async Task ExpandedAsync(UnitState unit, IReadOnlyList<StepItem> items)
    {
        var job = unit.Job;
        if (unit.Runs.Exists(static r => r.Template is null))
        {
            job.Names.Remove(unit.Step.Name);
        }

        var before = unit.Runs.ToHashSet();
        var clash = items.FirstOrDefault(i => !before.Contains(i.Run) && job.Names.Contains(i.Run.Name));
        if (clash is not null)
        {
            var error = $"Duplicate step name after expansion of '{unit.Step.Name}': {clash.Run.Name} is the name of another step.";
            await NotExpandedAsync(unit, new StepOutcome(UnitStatus.Failed) { Error = error });
            return;
        }

        job.Names.UnionWith(items.Select(static i => i.Run.Name));
        var made = items.Select(static i => i.Run).ToList();
        var kept = made.ToHashSet();

        // Iterations of an earlier process that left the list keep what is known of them.
        var left = unit.Runs.Where(r => r.Template is not null && !kept.Contains(r)).ToList();
        if (unit.Runs.Count == 0 || unit.Runs.Exists(static r => r.Template is null) || left.Count > 0 || made.Exists(r => !before.Contains(r)))
        {
            var at = job.Run.Steps.FindIndex(before.Contains);
            job.Run.Steps.RemoveAll(before.Contains);
            unit.Runs = [.. made, .. left];
            job.Run.Steps.InsertRange(at < 0 ? job.Run.Steps.Count : at, unit.Runs);
            await context.Journal.AppendAsync(JournalEntries.Expanded(job.Run, unit.Step.Name, unit.Runs));
        }

        foreach (var run in left.Where(static r => !r.IsTerminal))
        {
            await EndQuietlyAsync(unit, run, "removed");
        }

        await context.TellAsync(context.Event("for_each_expanded") with
        {
            JobId = job.Run.Name,
            ForEachTemplate = unit.Step.Name,
            Units = new JsonArray([.. made.Select(static r => (JsonNode)r.Name)]),
        });
        var open = items.Where(static i => !i.Run.IsTerminal).ToList();
        unit.Open = open.Count;
        open.ForEach(Enqueue);
        if (open.Count == 0)
        {
            await FinishAsync(unit);
        }
    }

    /// <summary>What a failure means for the job.</summary>
    private async Task JudgeAsync(UnitState unit, StepRun run)
    {
        if (run is not { Status: UnitStatus.Failed, AllowedFailure: false })
        {
            return;
        }

        unit.IsTouched = true;
        if (!unit.Job.HasFailed)
        {
            unit.Job.HasFailed = true;
            if (unit.Job.Policy == JobFailurePolicy.Cancel)
            {
                await unit.Job.Cancellation.CancelAsync();
            }

            foreach (var other in unit.Job.ByIndex)
            {
                await CloseGatesAsync(other);
            }
        }
    }

    /// <summary>Nobody is asked any more for what a failure has decided. What is nested and waits ends with its run.</summary>
    private async Task CloseGatesAsync(UnitState unit)
    {
        if (!unit.IsStopped)
        {
            return;
        }

        foreach (var run in unit.Runs.FindAll(static r => r is { Status: UnitStatus.WaitingApproval, ChildRunId: null }))
        {
            await EndQuietlyAsync(unit, run, "failure");
            await OneEndedAsync(unit, isTouched: true);
        }
    }

    private async Task OneEndedAsync(UnitState unit, bool isTouched = false)
    {
        if (--unit.Open == 0)
        {
            unit.IsTouched |= isTouched;
            await FinishAsync(unit);
        }
    }

    private async Task FinishAsync(UnitState unit)
    {
        unit.Status = Conditions.Aggregate(unit.Runs);
        DependencyGraph.Complete(unit.Node, node => readyUnits.Enqueue(unit.Job.ByIndex[node.Index]));
        if (--unit.Job.Open > 0)
        {
            return;
        }

        var job = unit.Job;
        runningJobs--;
        job.Run.Status = job.HasFailed ? UnitStatus.Failed : UnitStatus.Succeeded;
        job.Run.CompletedAt = context.Now;
        await context.Journal.AppendAsync(JournalEntries.Job(job.Run));
        await context.TellAsync(context.Event("job_completed") with
        {
            JobId = job.Run.Name,
            Status = RunTexts.Of(job.Run.Status),
            DurationMs = job.Run.StartedAt is { } from ? (long)(job.Run.CompletedAt.Value - from).TotalMilliseconds : null,
        });
        CompleteNode(job);
    }

    private Task EndQuietlyAsync(UnitState unit, StepRun run, string reason) =>
        steps.EndAsync(new StepItem(unit, run, Value: null), new StepOutcome(UnitStatus.Skipped) { SkipReason = reason });
}
