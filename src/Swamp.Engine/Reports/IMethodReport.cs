namespace Swamp.Engine.Reports;

/// <summary>A report that follows a method run (REP-1).</summary>
public interface IMethodReport
{
    /// <summary>Name, for example <c>@swamp/method-summary</c>.</summary>
    string Name { get; }

    /// <summary>What it tells, for people.</summary>
    string Description { get; }

    /// <summary><c>method</c> or <c>model</c> (REP-4).</summary>
    string Scope { get; }

    /// <summary>Labels by which runs choose or skip it.</summary>
    IReadOnlyList<string> Labels { get; }

    /// <summary>Makes the report.</summary>
    ValueTask<ReportContent> ExecuteAsync(MethodReportContext context, CancellationToken cancellationToken);
}
