using System.CommandLine;
using Swamp.Cli.Terminal;
using Swamp.Engine.Errors;
using Swamp.Operations.Events;
using Swamp.Operations.Hosting;

namespace Swamp.Cli.CommandLine;

/// <summary>How this call wants to be answered (GEN-2, GEN-3).</summary>
/// <param name="Json">JSON on standard output.</param>
/// <param name="Level">The least important log record that is shown.</param>
/// <param name="Verbose">Detailed tables.</param>
/// <param name="Colour">Whether standard error and output may carry colours.</param>
/// <param name="MayAsk">Whether a question may be asked.</param>
internal sealed record OutputOptions(bool Json, LogLevel Level, bool Verbose, bool Colour, bool MayAsk)
{
    public static OutputOptions From(ParseResult parse, HostEnvironment host, ITerminal terminal)
    {
        var json = parse.GetValue(GlobalOptions.Json) || (!parse.GetValue(GlobalOptions.Log) && AsksForJson(host));
        if (!json && !parse.GetValue(GlobalOptions.Log) && !parse.GetValue(GlobalOptions.Help) && !parse.GetValue(GlobalOptions.Version))
        {
            RequireKnownOutput(host);
        }

        var verbose = parse.GetValue(GlobalOptions.Verbose);
        return new OutputOptions(
            json,
            LevelFrom(parse, host, verbose),
            verbose,
            terminal.OutputIsTerminal && host.Variable("NO_COLOR") is null && !parse.GetValue(GlobalOptions.NoColor),
            !json && terminal.InputIsTerminal && !parse.GetValue(GlobalOptions.NoInput));
    }

    /// <summary>What holds when the command line itself could not be understood.</summary>
    public static OutputOptions Fallback(IReadOnlyList<string> arguments, HostEnvironment host)
    {
        var options = arguments.TakeWhile(a => a != "--").ToList();
        var json = options.Exists(a => a is "--json" or "--json=true") || (!options.Contains("--log", StringComparer.Ordinal) && AsksForJson(host));
        return new OutputOptions(json, LogLevel.Info, Verbose: false, Colour: false, MayAsk: false);
    }

    private static bool AsksForJson(HostEnvironment host) => string.Equals(host.Variable("SWAMP_OUTPUT"), "json", StringComparison.OrdinalIgnoreCase);

    private static void RequireKnownOutput(HostEnvironment host)
    {
        if (host.Variable("SWAMP_OUTPUT") is { } mode && !string.Equals(mode, "log", StringComparison.OrdinalIgnoreCase))
        {
            throw new SwampException(ErrorCodes.InvalidArgument, $"Unknown kind of output '{Shorten.Word(mode)}' in SWAMP_OUTPUT.", "Use json or log.");
        }
    }

    private static LogLevel LevelFrom(ParseResult parse, HostEnvironment host, bool verbose)
    {
        if (parse.GetValue(GlobalOptions.Quiet))
        {
            return LogLevel.Error;
        }

        // Not GetValue, which throws when the value was left out: that is reported later, in the way that is found out here.
        var option = parse.GetResult(GlobalOptions.LogLevel)?.Tokens is [.., var last] ? last.Value : null;
        if ((option ?? host.Variable("SWAMP_LOG_LEVEL")) is not { } text || parse.GetValue(GlobalOptions.Help) || parse.GetValue(GlobalOptions.Version))
        {
            return verbose ? LogLevel.Debug : LogLevel.Info;
        }

        var level = text.ToLowerInvariant() switch
        {
            "trace" => LogLevel.Trace,
            "debug" => LogLevel.Debug,
            "info" => LogLevel.Info,
            "warning" or "warn" => LogLevel.Warning,
            "error" => LogLevel.Error,
            "fatal" => LogLevel.Fatal,
            _ => throw new SwampException(
                ErrorCodes.InvalidArgument,
                $"Unknown log level '{Shorten.Word(text)}'{(option is null ? " in SWAMP_LOG_LEVEL" : "")}.",
                "Use one of trace, debug, info, warning, error, fatal."),
        };
        return verbose && level > LogLevel.Debug ? LogLevel.Debug : level;
    }
}
