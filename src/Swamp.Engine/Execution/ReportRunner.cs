using Swamp.Engine.Data;
using Swamp.Engine.Redaction;
using Swamp.Engine.Reports;

namespace Swamp.Engine.Execution;

/// <summary>Makes the reports of a run and stores them as data of the model (REP-3 to REP-10).</summary>
internal sealed class ReportRunner(
    IReadOnlyList<IMethodReport> builtIn, IMethodReportSource? source, IDataStore data, Redactor redactor)
{
    /// <summary>Makes all reports that apply: method scope always, model scope after a success (REP-4, RUN-12).</summary>
    public async Task<IReadOnlyList<ReportOutcome>> RunAsync(
        RunIdentity run, MethodReportContext context, ReportSelection selection, CancellationToken cancellationToken)
    {
        var outcomes = new List<ReportOutcome>();
        if (selection.SkipAll)
        {
            return outcomes;
        }

        var store = new ReportStore(data, redactor, run.KeyOf, run.Owner(context.Definition), run.Step?.ReportSuffix ?? "");
        var reports = await CandidatesAsync(context, cancellationToken);
        foreach (var report in reports.Where(r => r.Scope == "method" || context.Status == "succeeded").OrderBy(r => r.Scope == "method" ? 0 : 1))
        {
            if (selection.Includes(report, context.Definition.RequiredReports, context.Definition.SkippedReports, context.MethodName))
            {
                outcomes.Add(await store.MakeAsync(report, () => report.ExecuteAsync(context, cancellationToken), cancellationToken));
            }
        }

        foreach (var missing in context.Definition.RequiredReports.Where(r => reports.All(known => known.Name != r.Name)))
        {
            if ((missing.Methods is null || missing.Methods.Contains(context.MethodName)) && !selection.SkipNames.Contains(missing.Name) && !context.Definition.SkippedReports.Contains(missing.Name))
            {
                var reason = source is null ? null : await source.ExplainAsync(missing.Name, cancellationToken);
                outcomes.Add(await store.FailAsync(missing.Name, "method", $"The required report '{missing.Name}' is {(reason is null ? "not installed." : "missing. " + reason)}", cancellationToken));
            }
        }

        return outcomes;
    }

    /// <summary>The built-in reports, those that the type names and those that the definition requires (REP-3).</summary>
    private async Task<IReadOnlyList<IMethodReport>> CandidatesAsync(MethodReportContext context, CancellationToken cancellationToken)
    {
        var candidates = builtIn.ToList();
        foreach (var name in context.Type.Reports.Concat(context.Definition.RequiredReports.Select(static r => r.Name)).Distinct(StringComparer.Ordinal))
        {
            if (source is not null && candidates.TrueForAll(known => known.Name != name) && await source.FindAsync(name, cancellationToken) is { } found)
            {
                candidates.Add(found);
            }
        }

        return candidates;
    }
}
