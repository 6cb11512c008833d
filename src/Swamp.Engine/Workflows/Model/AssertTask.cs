namespace Swamp.Engine.Workflows.Model;

/// <summary>Checks a condition (WF-80).</summary>
public sealed record AssertTask : WorkflowTask
{
    /// <inheritdoc/>
    public override string Type => "assert";

    /// <summary>The condition: an expression without <c>${{ }}</c> around it; never empty.</summary>
    public required string Expr { get; init; }

    /// <summary>What is reported when it does not hold; may contain expressions.</summary>
    public required string Message { get; init; }

    /// <summary>How bad that is.</summary>
    public AssertSeverity Severity { get; init; } = AssertSeverity.High;
}
