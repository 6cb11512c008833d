using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Swamp.Engine.Data;
using Swamp.Engine.Errors;
using Swamp.Engine.Redaction;

namespace Swamp.Engine.Reports;

/// <summary>Keeps what reports say as data of a model or workflow (REP-8 to REP-10).</summary>
/// <param name="data">The data.</param>
/// <param name="redactor">Hides secrets.</param>
/// <param name="keyOf">Where an item of that name is kept.</param>
/// <param name="owner">Who owns what is written.</param>
/// <param name="suffix">Tells the iterations of a repeated step apart (WF-64); empty elsewhere.</param>
internal sealed class ReportStore(IDataStore data, Redactor redactor, Func<string, DataItemKey> keyOf, DataOwner owner, string suffix)
{
    private static readonly JsonSerializerOptions Indented = new()
    {
        WriteIndented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    private readonly List<DataVersion> written = [];

    /// <summary>The versions that were written, in order.</summary>
    public IReadOnlyList<DataVersion> Written => written;

    /// <summary>Makes a report and keeps it; what goes wrong is kept in its place.</summary>
    public async Task<ReportOutcome> MakeAsync(IReport report, Func<ValueTask<ReportContent>> make, CancellationToken cancellationToken)
    {
        ReportContent content;
        try
        {
            content = await make();
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            return await FailAsync(report.Name, report.Scope, exception.Message, cancellationToken);
        }

        if (string.IsNullOrWhiteSpace(content.Markdown))
        {
            return new ReportOutcome { Name = report.Name, Scope = report.Scope, Success = true };
        }

        var markdown = redactor.Redact(content.Markdown);
        var json = redactor.Redact(content.Json);
        return await WriteAsync(report.Name, report.Scope, markdown, json, cancellationToken) is { } problem
            ? new ReportOutcome { Name = report.Name, Scope = report.Scope, Success = false, Error = problem }
            : new ReportOutcome { Name = report.Name, Scope = report.Scope, Success = true, Markdown = markdown, Json = json };
    }

    /// <summary>Keeps why a report could not be made.</summary>
    public async Task<ReportOutcome> FailAsync(string name, string scope, string message, CancellationToken cancellationToken)
    {
        var text = redactor.Redact(message);
        var json = new JsonObject { ["error"] = true, ["reportName"] = name, ["scope"] = scope, ["message"] = text };
        await WriteAsync(name, scope, $"# Report error\n\n{name}\n\n## Error\n\n{text}\n", json, cancellationToken);
        return new ReportOutcome { Name = name, Scope = scope, Success = false, Error = text };
    }

    /// <summary>The name of the item that holds the text of a report.</summary>
    public static string ItemName(string report, string suffix) => "report-" + report
        .Replace("@", "", StringComparison.Ordinal)
        .Replace('/', '-')
        .Replace('\\', '-')
        .Replace("..", ".", StringComparison.Ordinal) + (suffix.Length > 0 ? "-" + suffix : "");

    /// <summary>Writes both items; gives the reason when the disk refuses, which must not cost the run its end.</summary>
    private async Task<string?> WriteAsync(string name, string scope, string markdown, JsonNode? json, CancellationToken cancellationToken)
    {
        var item = ItemName(name, suffix);
        try
        {
            written.Add(await data.WriteAsync(WriteOf(item, "text/markdown", name, scope), Encoding.UTF8.GetBytes(markdown), cancellationToken));
            written.Add(await data.WriteAsync(WriteOf(item + "-json", "application/json", name, scope), Encoding.UTF8.GetBytes(json?.ToJsonString(Indented) ?? "null"), cancellationToken));
            return null;
        }
        catch (SwampException exception)
        {
            return redactor.Redact($"It could not be stored: {exception.Message}");
        }
    }

    private DataWrite WriteOf(string item, string contentType, string report, string scope)
    {
        var tags = new Dictionary<string, string>(StringComparer.Ordinal) { ["type"] = "report", ["reportName"] = report, ["reportScope"] = scope };
        if (suffix.Length > 0)
        {
            tags["varySuffix"] = suffix;
        }

        return new DataWrite { Key = keyOf(item), ContentType = contentType, Lifetime = "30d", GarbageCollection = "5", Tags = tags, Owner = owner };
    }
}
