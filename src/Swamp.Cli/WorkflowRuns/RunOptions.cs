using System.CommandLine;
using System.Text.Json.Nodes;
using Swamp.Cli.CommandLine;
using Swamp.Engine.Errors;
using Swamp.Engine.Inputs;
using Swamp.Engine.Values;
using Swamp.Operations.WorkflowRuns;

namespace Swamp.Cli.WorkflowRuns;

/// <summary>What <c>workflow run</c> and <c>workflow resume</c> have in common (WFC-30, WFC-52).</summary>
internal sealed class RunOptions
{
    private readonly Option<string[]> input = Repeatable("--input", "key=value", "Input: k=v, a.b=v, k:json=…, k=@file, or one JSON object");
    private readonly Option<string[]> arg = new("--arg") { Hidden = true, Arity = ArgumentArity.OneOrMore };
    private readonly Option<string?> inputFile = new("--input-file") { Description = "YAML or JSON file of inputs", HelpName = "file" };
    private readonly Option<bool> stdin = new("--stdin") { Description = "Read inputs from standard input: an object, a list or lines of objects, YAML" };
    private readonly Option<string[]> skipCheck = Repeatable("--skip-check", "name", "Leave out a pre-flight check");
    private readonly Option<string[]> skipCheckLabel = Repeatable("--skip-check-label", "label", "Leave out pre-flight checks with this label");
    private readonly Option<bool> skipChecks = new("--skip-checks") { Description = "Leave out all pre-flight checks" };
    private readonly Option<bool> skipReports = new("--skip-reports") { Description = "Make no reports" };
    private readonly Option<string[]> skipReport = Repeatable("--skip-report", "name", "Leave out a report");
    private readonly Option<string[]> skipReportLabel = Repeatable("--skip-report-label", "label", "Leave out reports with this label");
    private readonly Option<string[]> report = Repeatable("--report", "name", "Make only this report");
    private readonly Option<string[]> reportLabel = Repeatable("--report-label", "label", "Make only reports with this label");
    private readonly Option<string?> timeout = new("--timeout") { Description = "Time limit: seconds, or a number with s, m, h, d, w", HelpName = "duration" };
    private readonly Option<string?> failOn = new("--fail-on") { Description = "Tolerate failed assertions below this severity: low, medium or high", HelpName = "severity" };

    /// <summary>JUnit instead of text.</summary>
    public Option<bool> JUnit { get; } = new("--junit") { Description = "Print the assertions as JUnit XML" };

    /// <summary>Where JUnit goes.</summary>
    public Option<string?> Out { get; } = new("--out") { Description = "With --junit: write to this file", HelpName = "file" };

    /// <summary>Adds all of them to a command.</summary>
    public void AddTo(Command command)
    {
        Option[] all =
        [
            input, arg, inputFile, stdin, timeout, failOn, skipChecks, skipCheck, skipCheckLabel, skipReports, skipReport, skipReportLabel, report, reportLabel, JUnit, Out,
        ];
        foreach (var option in all)
        {
            command.Options.Add(option);
        }
    }

    /// <summary>The inputs: one record for each run.</summary>
    public async Task<IReadOnlyList<JsonObject>> InputsAsync(Invocation invocation, CancellationToken cancellationToken)
    {
        if (invocation.Value(Out) is not null && !invocation.Value(JUnit))
        {
            throw new SwampException(ErrorCodes.InvalidArgument, "--out needs --junit.", "--junit --out results.xml");
        }

        // Said before the run, not when its result is to be written.
        if (invocation.Value(Out) is { } file && Path.GetDirectoryName(Path.GetFullPath(file, invocation.Call.WorkingDirectory)) is { } folder && !Directory.Exists(folder))
        {
            throw new SwampException(ErrorCodes.InvalidArgument, $"--out: there is no folder {folder}.", $"mkdir -p {folder}");
        }

        if (invocation.Value(JUnit) && invocation.Output.Json)
        {
            throw new SwampException(ErrorCodes.InvalidArgument, "--junit and --json exclude each other.", "--junit --out results.xml");
        }

        using var reader = invocation.Value(stdin) ? new StreamReader(invocation.Terminal.Input, leaveOpen: true) : null;
        var records = await InputParser.ParseAsync(
            new InputSource
            {
                Entries = [.. invocation.Values(arg), .. invocation.Values(input)],
                InputFile = invocation.Value(inputFile),
                Stdin = reader,
                WorkingDirectory = invocation.Call.WorkingDirectory,
                HomeDirectory = invocation.Host.HomeDirectory,
            },
            cancellationToken);
        return records.Count > 1 && invocation.Value(JUnit)
            ? throw new SwampException(ErrorCodes.InvalidArgument, "--junit takes one record of inputs.", "Run the workflow once for each.")
            : records.Count > 0 ? records : [[]];
    }

    /// <summary>What applies to every step.</summary>
    public WorkflowRunOptions Options(Invocation invocation) => new()
    {
        SkipAllChecks = invocation.Value(skipChecks),
        SkipCheckNames = invocation.Values(skipCheck),
        SkipCheckLabels = invocation.Values(skipCheckLabel),
        SkipAllReports = invocation.Value(skipReports),
        SkipReportNames = invocation.Values(skipReport),
        SkipReportLabels = invocation.Values(skipReportLabel),
        ReportNames = invocation.Values(report),
        ReportLabels = invocation.Values(reportLabel),
        FailOn = invocation.Value(failOn),
        Verbose = invocation.Output.Verbose,
    };

    /// <summary>The time limit in milliseconds.</summary>
    public long? TimeoutMs(Invocation invocation) =>
        invocation.Value(timeout) is { } text ? (long)DurationText.Parse(text, "--timeout").TotalMilliseconds : null;

    /// <summary>An option that may stand several times.</summary>
    public static Option<string[]> Repeatable(string name, string helpName, string description) =>
        new(name) { Description = description, HelpName = helpName, Arity = ArgumentArity.OneOrMore };

    /// <summary>Pairs as a map.</summary>
    public static Dictionary<string, string> Pairs(string option, IReadOnlyList<string> entries)
    {
        var pairs = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var entry in entries)
        {
            pairs[entry.Split('=', 2) is [{ Length: > 0 } key, _] ? key : throw new SwampException(ErrorCodes.InvalidArgument, $"'{entry}' is not of the form key=value.", $"{option} key=value")] = entry.Split('=', 2)[1];
        }

        return pairs;
    }
}
