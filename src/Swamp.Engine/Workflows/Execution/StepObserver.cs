using System.Text.Json.Nodes;
using Swamp.Engine.Execution;

namespace Swamp.Engine.Workflows.Execution;

/// <summary>What a method says, as events of its step.</summary>
internal sealed class StepObserver(RunContext context, StepItem item) : IRunObserver
{
    public ValueTask StageAsync(string stage, string text, CancellationToken cancellationToken) => ValueTask.CompletedTask;

    public ValueTask OutputAsync(MethodLogLine line, CancellationToken cancellationToken) => context.TellAsync(context.Event("method_output", item) with
    {
        Stream = line.Stream == MethodStream.Stdout ? "stdout" : "stderr",
        Line = line.Text,
    });

    public ValueTask NoticeAsync(string kind, string message, bool isWarning, JsonObject? data, CancellationToken cancellationToken) =>
        context.TellAsync(context.Event("method_event", item) with { Message = message, Reason = kind, Severity = isWarning ? "warning" : "info" });
}
