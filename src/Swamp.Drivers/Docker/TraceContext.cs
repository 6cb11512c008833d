using System.Diagnostics;

namespace Swamp.Drivers.Docker;

/// <summary>Who asked for a call, in the form of W3C trace context (DRV-1).</summary>
internal static class TraceContext
{
    /// <summary><c>TRACEPARENT</c> and <c>TRACESTATE</c>, as far as they are known.</summary>
    public static IEnumerable<KeyValuePair<string, string>> Of(IReadOnlyDictionary<string, string> variables)
    {
        var (parent, state) = Activity.Current is { Id: { } id } activity
            ? (id, activity.TraceStateString)
            : (variables.GetValueOrDefault("TRACEPARENT"), variables.GetValueOrDefault("TRACESTATE"));
        if (!string.IsNullOrEmpty(parent))
        {
            yield return KeyValuePair.Create("TRACEPARENT", parent);
            if (!string.IsNullOrEmpty(state))
            {
                yield return KeyValuePair.Create("TRACESTATE", state);
            }
        }
    }
}
