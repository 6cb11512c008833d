using System.Text.Json.Nodes;

namespace Swamp.Operations.Execution;

/// <summary>A method to run (RUN-1, RUN-2).</summary>
public sealed record RunMethodRequest
{
    /// <summary>Name or id of a model; or a model type, when <see cref="DefinitionName"/> is given.</summary>
    public required string Model { get; init; }

    /// <summary>Name of the method.</summary>
    public required string Method { get; init; }

    /// <summary>Name of the definition that running a type directly uses or creates.</summary>
    public string? DefinitionName { get; init; }

    /// <summary>Inputs and method arguments by name.</summary>
    public JsonObject? Inputs { get; init; }

    /// <summary>Tags for all produced data.</summary>
    public IReadOnlyDictionary<string, string>? Tags { get; init; }

    /// <summary>Leaves out all pre-flight checks that the definition does not require.</summary>
    public bool SkipAllChecks { get; init; }

    /// <summary>Checks to leave out, by name.</summary>
    public IReadOnlyList<string>? SkipCheckNames { get; init; }

    /// <summary>Checks to leave out, by label.</summary>
    public IReadOnlyList<string>? SkipCheckLabels { get; init; }

    /// <summary>Makes no reports.</summary>
    public bool SkipAllReports { get; init; }

    /// <summary>Reports to leave out, by name.</summary>
    public IReadOnlyList<string>? SkipReportNames { get; init; }

    /// <summary>Reports to leave out, by label.</summary>
    public IReadOnlyList<string>? SkipReportLabels { get; init; }

    /// <summary>The only reports to make, by name.</summary>
    public IReadOnlyList<string>? ReportNames { get; init; }

    /// <summary>The only reports to make, by label.</summary>
    public IReadOnlyList<string>? ReportLabels { get; init; }

    /// <summary>Time limit in milliseconds; none when absent.</summary>
    public long? TimeoutMs { get; init; }

    /// <summary>Driver to run the method with; what the definition or the repository says when absent.</summary>
    public string? Driver { get; init; }

    /// <summary>Settings of <see cref="Driver"/>; those that files say are not used with it.</summary>
    public JsonObject? DriverConfig { get; init; }

    /// <summary>Uses the stored evaluation of the definition instead of evaluating it.</summary>
    public bool LastEvaluated { get; init; }
}
