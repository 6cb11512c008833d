using Swamp.Cli.CommandLine;
using Swamp.Cli.Rendering;
using Swamp.Engine.Workflows.Execution;
using Swamp.Operations.Events;

namespace Swamp.Cli.WorkflowRuns;

/// <summary>
/// Shows a run on standard error while it goes on. On a screen, lines of what ended scroll by above a few lines of what runs, queues and is
/// done; elsewhere there are only the lines. With <c>--quiet</c>, the output of a step is kept back and shown when it fails.
/// </summary>
internal sealed class RunProgress : IOperationEvents, IAsyncDisposable
{
    private const int KeptLines = 500;
    private static readonly TimeSpan Frame = TimeSpan.FromMilliseconds(100);

    private readonly Invocation invocation;
    private readonly bool isLive;
    private readonly bool isQuiet;
    private readonly Lock gate = new();
    private readonly Dictionary<string, Queue<string>> kept = new(StringComparer.Ordinal);
    private readonly LiveTree tree;
    private readonly Timer? timer;

    private RunProgress(Invocation invocation)
    {
        this.invocation = invocation;
        isQuiet = invocation.Output.Level > LogLevel.Info;
        isLive = invocation.Terminal.ErrorIsTerminal && !invocation.Output.Json && !isQuiet;
        tree = new LiveTree(invocation.Host.Clock);
        timer = isLive ? new Timer(_ => Draw(), null, Frame, Frame) : null;
    }

    public static RunProgress Create(Invocation invocation) => new(invocation);

    public ValueTask EmitAsync(OperationEvent operationEvent, CancellationToken cancellationToken)
    {
        if (operationEvent is not WorkflowRunEvent { Workflow: var e })
        {
            return invocation.Events.EmitAsync(operationEvent, cancellationToken);
        }

        if (invocation.Output.Json)
        {
            return invocation.Output.Verbose || e is { Kind: "step_skipped", Reason: "guarded" } ? invocation.Events.EmitAsync(operationEvent, cancellationToken) : ValueTask.CompletedTask;
        }

        // Names of steps may come from data.
        e = e with { JobId = Visible(e.JobId), StepId = Visible(e.StepId), ForEachTemplate = Visible(e.ForEachTemplate) };
        lock (gate)
        {
            tree.Take(e);
            if (LineOf(e) is { } line)
            {
                Show(line);
            }
        }

        return ValueTask.CompletedTask;
    }

    public async ValueTask DisposeAsync()
    {
        if (timer is not null)
        {
            await timer.DisposeAsync();
            lock (gate)
            {
                Quietly.Write(invocation.Terminal.Error, tree.Erase());
            }
        }
    }

    private static string? Visible(string? text) => text is null ? null : VisibleText.Of(text);

    private void Draw()
    {
        lock (gate)
        {
            Quietly.Write(invocation.Terminal.Error, tree.Erase() + tree.Draw(invocation.Terminal.Width));
        }
    }

    private void Show(string line) => Quietly.Write(invocation.Terminal.Error, $"{(isLive ? tree.Erase() : "")}{line}\n");

    private string? LineOf(WorkflowEvent e)
    {
        var unit = new string(' ', e.Depth * 2) + (e.JobId ?? e.WorkflowName);
        var took = e.DurationMs is { } ms ? $" in {Took.Text(ms)}" : "";
        switch (e.Kind)
        {
            case "method_output" when isQuiet:
                Keep(e);
                return null;
            case "step_failed" when isQuiet:
                return string.Concat((kept.Remove(Key(e), out var lines) ? lines : []).Select(l => $"{unit} │ {l}\n")) + $"{unit} │ failed {e.StepId}{took}: {VisibleText.Of(e.Error ?? "")}";
            case "step_completed" or "step_skipped":
                kept.Remove(Key(e));
                break;
        }

        return isQuiet ? null : e.Kind switch
        {
            "started" => $"{unit} │ run {e.RunId}",
            "job_started" => $"{unit} │ start",
            "job_skipped" => $"{unit} │ skipped ({e.Reason})",
            "model_resolved" => $"{unit} │ step {e.StepId} · {e.ModelName} · {e.MethodName}",
            "method_output" => $"{unit} │ {VisibleText.Of(e.Line ?? "")}",
            "method_event" when e.Severity == "warning" => $"{unit} │ warning: {VisibleText.Of(e.Message ?? "")}",
            "step_completed" => $"{unit} │ done {e.StepId}{took}",
            "step_failed" => $"{unit} │ failed {e.StepId}{took}: {VisibleText.Of(e.Error ?? "")}{(e.AllowedFailure == true ? " (tolerated)" : "")}",
            "step_retried" => $"{unit} │ attempt {e.Attempt} of {e.StepId} failed: {VisibleText.Of(e.Error ?? "")}",
            "step_skipped" => $"{unit} │ skipped {e.StepId} ({e.Reason}){(e.GuardExpression is null ? "" : $" · guard: {e.GuardExpression}")}",
            "approval_requested" => $"{unit} │ waits for an approval of {e.StepId}: {VisibleText.Of(e.Prompt ?? "")}",
            "report_completed" when e.Markdown is { } text && e.ReportName is { } name && !name.StartsWith("@swamp/", StringComparison.Ordinal) =>
                $"── Report: {name} {new string('─', Math.Max(3, 60 - name.Length))}\n{VisibleText.Of(text.TrimEnd())}\n{new string('─', 72)}",
            "report_failed" => $"{unit} │ the report {e.ReportName} failed: {VisibleText.Of(e.Error ?? "")}",
            "job_completed" => $"{unit} │ {e.Status}{took}",
            _ => null,
        };
    }

    private void Keep(WorkflowEvent e)
    {
        if (!kept.TryGetValue(Key(e), out var lines))
        {
            kept.Add(Key(e), lines = new Queue<string>());
        }

        lines.Enqueue(VisibleText.Of(e.Line ?? ""));
        if (lines.Count > KeptLines)
        {
            lines.Dequeue();
        }
    }

    private static string Key(WorkflowEvent e) => $"{e.RunId}\n{e.JobId}\n{e.StepId}";
}
