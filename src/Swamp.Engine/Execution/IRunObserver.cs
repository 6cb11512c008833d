using System.Text.Json.Nodes;

namespace Swamp.Engine.Execution;

/// <summary>Watches a method run as it happens. Everything it gets is already redacted. Safe for concurrent callers.</summary>
public interface IRunObserver
{
    /// <summary>A step of the run: <c>Resolved</c>, <c>Executing</c>, <c>Stored</c> … (RUN-16).</summary>
    ValueTask StageAsync(string stage, string text, CancellationToken cancellationToken);

    /// <summary>A line that the method printed.</summary>
    ValueTask OutputAsync(MethodLogLine line, CancellationToken cancellationToken);

    /// <summary>Something the caller should know beside the result (RUN-9).</summary>
    ValueTask NoticeAsync(string kind, string message, bool isWarning, JsonObject? data, CancellationToken cancellationToken);
}
