using System.Text.Json.Nodes;
using Swamp.Engine.Execution;
using Swamp.Operations.Events;

namespace Swamp.Operations.Execution;

/// <summary>What happens in a run, as events of the call.</summary>
internal sealed class EventObserver(IOperationEvents events) : IRunObserver
{
    public ValueTask StageAsync(string stage, string text, CancellationToken cancellationToken) =>
        events.EmitAsync(new StageEvent(stage, text), cancellationToken);

    public ValueTask OutputAsync(MethodLogLine line, CancellationToken cancellationToken) =>
        events.EmitAsync(new OutputEvent(line.Stream, line.Text), cancellationToken);

    public ValueTask NoticeAsync(string kind, string message, bool isWarning, JsonObject? data, CancellationToken cancellationToken) =>
        events.EmitAsync(new NoticeEvent(kind, message, isWarning, data), cancellationToken);
}
