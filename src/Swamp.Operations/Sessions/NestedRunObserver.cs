using System.Text.Json.Nodes;
using Swamp.Engine.Execution;
using Swamp.Operations.Events;

namespace Swamp.Operations.Sessions;

/// <summary>What a run that a method started has to say, as events of the outer call.</summary>
internal sealed class NestedRunObserver(IOperationEvents events) : IRunObserver
{
    public ValueTask StageAsync(string stage, string text, CancellationToken cancellationToken) => ValueTask.CompletedTask;

    public ValueTask OutputAsync(MethodLogLine line, CancellationToken cancellationToken) => events.InfoAsync("nested run", line.Text, cancellationToken);

    public ValueTask NoticeAsync(string kind, string message, bool isWarning, JsonObject? data, CancellationToken cancellationToken) =>
        isWarning ? events.WarnAsync("nested run", message, cancellationToken) : events.InfoAsync("nested run", message, cancellationToken);
}
