using System.Text.Json.Nodes;
using Swamp.Engine.Execution.Drivers;
using Swamp.Engine.Reports;

namespace Swamp.Engine.Execution;

/// <summary>A method to run (RUN-1, RUN-2).</summary>
public sealed record MethodRunRequest
{
    /// <summary>Name or id of a definition, or name of a type when <see cref="DefinitionName"/> is given.</summary>
    public required string Target { get; init; }

    /// <summary>Name of the method.</summary>
    public required string Method { get; init; }

    /// <summary>Name of the definition that direct execution of a type uses or creates (RUN-20).</summary>
    public string? DefinitionName { get; init; }

    /// <summary>Inputs: those the definition declares feed expressions, others override method arguments (INP-30, INP-31).</summary>
    public JsonObject Inputs { get; init; } = [];

    /// <summary>Tags for all produced data (RUN-15).</summary>
    public IReadOnlyDictionary<string, string> Tags { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>Checks to leave out.</summary>
    public CheckSelection Checks { get; init; } = CheckSelection.All;

    /// <summary>Reports to make.</summary>
    public ReportSelection Reports { get; init; } = ReportSelection.All;

    /// <summary>Time limit of the method; null for none.</summary>
    public TimeSpan? Timeout { get; init; }

    /// <summary>Whether the stored evaluation is used instead of evaluating anew (RUN-14).</summary>
    public bool UseLastEvaluated { get; init; }

    /// <summary>The driver that the caller asks for; null for what the nearest other place says (DRV-10).</summary>
    public DriverSetting? Driver { get; init; }

    /// <summary>The methods behind the call; null when no method makes it (TYPE-24).</summary>
    public CallChain? Caller { get; init; }

    /// <summary>The step of a workflow that makes the call; null for a call of its own.</summary>
    internal StepMethodCall? Step { get; init; }
}
