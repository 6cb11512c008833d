using System.CommandLine;
using Swamp.Cli.CommandLine;
using Swamp.Engine.Errors;
using Swamp.Engine.Values;
using Swamp.Operations.Execution;

namespace Swamp.Cli.Execution;

/// <summary>The options of <c>swamp model method run</c> (RUN-2).</summary>
internal sealed class RunMethodOptions
{
    private readonly Option<bool> lastEvaluated = new("--last-evaluated") { Description = "Use the stored evaluation of the definition" };
    private readonly Option<string[]> tags = Repeatable("--tag", "key=value", "Tag for all produced data");
    private readonly Option<string[]> skipCheck = Repeatable("--skip-check", "name", "Leave out a pre-flight check");
    private readonly Option<string[]> skipCheckLabel = Repeatable("--skip-check-label", "label", "Leave out pre-flight checks with this label");
    private readonly Option<bool> skipChecks = new("--skip-checks") { Description = "Leave out all pre-flight checks" };
    private readonly Option<bool> skipReports = new("--skip-reports") { Description = "Make no reports" };
    private readonly Option<string[]> skipReport = Repeatable("--skip-report", "name", "Leave out a report");
    private readonly Option<string[]> skipReportLabel = Repeatable("--skip-report-label", "label", "Leave out reports with this label");
    private readonly Option<string[]> report = Repeatable("--report", "name", "Make only this report");
    private readonly Option<string[]> reportLabel = Repeatable("--report-label", "label", "Make only reports with this label");
    private readonly Option<string?> timeout = new("--timeout") { Description = "Time limit: seconds, or a number with s, m, h, d, w", HelpName = "duration" };

    /// <summary>How to run.</summary>
    public DriverOptions Driver { get; } = new();

    /// <summary>Inputs.</summary>
    public Option<string[]> Input { get; } = Repeatable("--input", "key=value", "Input or method argument: k=v, a.b=v, k:json=…, k=@file, or one JSON object");

    /// <summary>Inputs by their older name.</summary>
    public Option<string[]> Arg { get; } = new("--arg") { Hidden = true, Arity = ArgumentArity.OneOrMore };

    /// <summary>A file of inputs.</summary>
    public Option<string?> InputFile { get; } = new("--input-file") { Description = "YAML or JSON file of inputs", HelpName = "file" };

    /// <summary>Whether inputs come from standard input.</summary>
    public Option<bool> Stdin { get; } = new("--stdin") { Description = "Read inputs from standard input: an object, a list or lines of objects, YAML" };

    /// <summary>Adds all of them to a command.</summary>
    public void AddTo(Command command)
    {
        Option[] all =
        [
            Input, Arg, InputFile, Stdin, tags, .. Driver.All, timeout, lastEvaluated, skipChecks, skipCheck, skipCheckLabel, skipReports, skipReport, skipReportLabel, report,
            reportLabel,
        ];
        foreach (var option in all)
        {
            command.Options.Add(option);
        }
    }

    /// <summary>The request without its inputs.</summary>
    public RunMethodRequest Request(Invocation invocation, string model, string method, string? definitionName) => new()
    {
        Model = model,
        Method = method,
        DefinitionName = definitionName,
        Tags = TagsOf(invocation.Values(tags)),
        SkipAllChecks = invocation.Value(skipChecks),
        SkipCheckNames = invocation.Values(skipCheck),
        SkipCheckLabels = invocation.Values(skipCheckLabel),
        SkipAllReports = invocation.Value(skipReports),
        SkipReportNames = invocation.Values(skipReport),
        SkipReportLabels = invocation.Values(skipReportLabel),
        ReportNames = invocation.Values(report),
        ReportLabels = invocation.Values(reportLabel),
        TimeoutMs = invocation.Value(timeout) is { } text ? (long)DurationText.Parse(text, "--timeout").TotalMilliseconds : null,
        LastEvaluated = invocation.Value(lastEvaluated),
    };

    private static Option<string[]> Repeatable(string name, string helpName, string description) =>
        new(name) { Description = description, HelpName = helpName, Arity = ArgumentArity.OneOrMore };

    private static Dictionary<string, string> TagsOf(IReadOnlyList<string> entries)
    {
        var tags = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var entry in entries)
        {
            if (entry.Split('=', 2) is not [{ Length: > 0 } key, var value])
            {
                throw new SwampException(ErrorCodes.InvalidArgument, $"The tag '{entry}' is not of the form key=value.", "--tag env=prod");
            }

            tags[key] = value;
        }

        return tags;
    }
}
