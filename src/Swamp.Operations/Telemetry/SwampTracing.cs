using System.Diagnostics;

namespace Swamp.Operations.Telemetry;

/// <summary>The source of all spans, and the names in them. Without a listener no span is made and nothing is paid (decision 0005).</summary>
public static class SwampTracing
{
    /// <summary>Name of the source and of the instrumentation scope.</summary>
    public const string SourceName = "Swamp";

    /// <summary>Attribute: the command as typed, without arguments: <c>swamp data get</c>.</summary>
    public const string Command = "swamp.command";

    /// <summary>Attribute: name of the operation, <c>data.get</c>.</summary>
    public const string Operation = "swamp.operation";

    /// <summary>Attribute: what the caller had to be allowed to do: <c>read</c>, <c>write</c>, <c>admin</c>.</summary>
    public const string Access = "swamp.access";

    /// <summary>Attribute: the code of the error that ended the span. Messages are left out, because they quote what users typed.</summary>
    public const string ErrorType = "error.type";

    /// <summary>Attribute: exit status of the command.</summary>
    public const string ExitCode = "process.exit.code";

    /// <summary>The source.</summary>
    public static ActivitySource Source { get; } = new(SourceName);
}
