using System.Text.Json.Nodes;

namespace Swamp.Operations.Events;

/// <summary>Something a caller should know beside the result, with data a program can read (RUN-9).</summary>
/// <param name="Kind">Stable name: <c>env_var_usage</c>, <c>definition_auto_created</c> …</param>
/// <param name="Message">For people.</param>
/// <param name="IsWarning">Whether it warns, or merely tells.</param>
/// <param name="Data">Further members, per kind.</param>
public sealed record NoticeEvent(string Kind, string Message, bool IsWarning, JsonObject? Data = null) : OperationEvent;
