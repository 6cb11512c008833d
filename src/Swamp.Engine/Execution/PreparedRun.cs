using System.Text.Json.Nodes;
using Swamp.Engine.Definitions;
using Swamp.Engine.Execution.Drivers;
using Swamp.Engine.Expressions;
using Swamp.Engine.Models;

namespace Swamp.Engine.Execution;

/// <summary>A run whose expressions are evaluated and whose method has not started.</summary>
internal sealed record PreparedRun
{
    /// <summary>What it is about.</summary>
    public required ResolvedTarget Target { get; init; }

    /// <summary>The method.</summary>
    public required MethodDescriptor Method { get; init; }

    /// <summary>The evaluated definition in the form that may be written to disk.</summary>
    public required Definition Definition { get; init; }

    /// <summary>The secrets behind the tokens in arguments.</summary>
    public required SecretTable Secrets { get; init; }

    /// <summary>The driver and its settings with values; secrets are tokens.</summary>
    public required DriverChoice Driver { get; init; }

    /// <summary>Global arguments with values; secrets are tokens.</summary>
    public required JsonObject Globals { get; init; }

    /// <summary>Global arguments that have no value.</summary>
    public required IReadOnlyList<UnresolvedExpression> UnresolvedGlobals { get; init; }

    /// <summary>Method arguments with values; secrets are tokens.</summary>
    public required JsonObject Arguments { get; init; }

    /// <summary>Global arguments as they may be shown: secrets and environment variables as text (RUN-8).</summary>
    public required JsonObject ShownGlobals { get; init; }

    /// <summary>Method arguments as they may be shown.</summary>
    public required JsonObject ShownArguments { get; init; }
}
