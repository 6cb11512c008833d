using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Swamp.Engine.Data;
using Swamp.Engine.Redaction;
using Swamp.Engine.Reports;

namespace Swamp.Engine.Execution;

/// <summary>Makes the reports of a run and stores them as data of the model (REP-3 to REP-10).</summary>
internal sealed class ReportRunner(
    IReadOnlyList<IMethodReport> builtIn, IMethodReportSource? source, IDataStore data, Redactor redactor)
{
    private static readonly JsonSerializerOptions Indented = new()
    {
        WriteIndented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>Makes all reports that apply: method scope always, model scope after a success (REP-4, RUN-12).</summary>
    public async Task<IReadOnlyList<ReportOutcome>> RunAsync(
        RunIdentity run, MethodReportContext context, ReportSelection selection, CancellationToken cancellationToken)
    {
        var outcomes = new List<ReportOutcome>();
        if (selection.SkipAll)
        {
            return outcomes;
        }

        var reports = await CandidatesAsync(context, cancellationToken);
        foreach (var report in reports.Where(r => r.Scope == "method" || context.Status == "succeeded").OrderBy(r => r.Scope == "method" ? 0 : 1))
        {
            if (selection.Includes(report, context.Definition, context.MethodName))
            {
                outcomes.Add(await RunOneAsync(run, report, context, cancellationToken));
            }
        }

        foreach (var missing in context.Definition.RequiredReports.Where(r => reports.All(known => known.Name != r.Name)))
        {
            if ((missing.Methods is null || missing.Methods.Contains(context.MethodName)) && !selection.SkipNames.Contains(missing.Name))
            {
                outcomes.Add(await FailAsync(run, missing.Name, "method", $"The required report '{missing.Name}' is not installed.", context, cancellationToken));
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

    private async Task<ReportOutcome> RunOneAsync(
        RunIdentity run, IMethodReport report, MethodReportContext context, CancellationToken cancellationToken)
    {
        try
        {
            var content = await report.ExecuteAsync(context, cancellationToken);
            if (string.IsNullOrWhiteSpace(content.Markdown))
            {
                return new ReportOutcome { Name = report.Name, Scope = report.Scope, Success = true };
            }

            var markdown = redactor.Redact(content.Markdown);
            var json = redactor.Redact(content.Json);
            await StoreAsync(run, report.Name, report.Scope, markdown, json, context, cancellationToken);
            return new ReportOutcome { Name = report.Name, Scope = report.Scope, Success = true, Markdown = markdown, Json = json };
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            return await FailAsync(run, report.Name, report.Scope, exception.Message, context, cancellationToken);
        }
    }

    private async Task<ReportOutcome> FailAsync(
        RunIdentity run, string name, string scope, string message, MethodReportContext context, CancellationToken cancellationToken)
    {
        var text = redactor.Redact(message);
        var json = new JsonObject { ["error"] = true, ["reportName"] = name, ["reportScope"] = scope, ["message"] = text };
        await StoreAsync(run, name, scope, $"# Report error\n\n{name}\n\n## Error\n\n{text}\n", json, context, cancellationToken);
        return new ReportOutcome { Name = name, Scope = scope, Success = false, Error = text };
    }

    private async Task StoreAsync(
        RunIdentity run, string name, string scope, string markdown, JsonNode? json, MethodReportContext context, CancellationToken cancellationToken)
    {
        var item = "report-" + FileNameOf(name);
        await data.WriteAsync(WriteOf(run, item, "text/markdown", name, scope, context), Encoding.UTF8.GetBytes(markdown), cancellationToken);
        await data.WriteAsync(
            WriteOf(run, item + "-json", "application/json", name, scope, context), Encoding.UTF8.GetBytes(json?.ToJsonString(Indented) ?? "null"), cancellationToken);
    }

    private static DataWrite WriteOf(RunIdentity run, string item, string contentType, string report, string scope, MethodReportContext context) => new()
    {
        Key = run.KeyOf(item),
        ContentType = contentType,
        Lifetime = "30d",
        GarbageCollection = "5",
        Tags = new Dictionary<string, string>(StringComparer.Ordinal) { ["type"] = "report", ["reportName"] = report, ["reportScope"] = scope },
        Owner = run.Owner(context.Definition),
    };

    private static string FileNameOf(string name) => name
        .Replace("@", "", StringComparison.Ordinal)
        .Replace('/', '-')
        .Replace('\\', '-')
        .Replace("..", ".", StringComparison.Ordinal);
}
