using Swamp.Engine.Definitions;

namespace Swamp.Engine.Workflows.Model;

/// <summary>Which reports follow a run (REP-6).</summary>
/// <param name="Require">Reports that have to run.</param>
/// <param name="Skip">Reports that never run.</param>
public sealed record WorkflowReports(IReadOnlyList<ReportRequirement> Require, IReadOnlyList<string> Skip);
