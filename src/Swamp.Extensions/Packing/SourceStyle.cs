using Swamp.Engine.Errors;
using Swamp.Engine.Processes;
using Swamp.Extensions.Hosting;

namespace Swamp.Extensions.Packing;

/// <summary>How sources in TypeScript are written: Deno's own formatter and linter look at it, and mend it (EXC-50).</summary>
/// <param name="deno">Absolute path of Deno.</param>
/// <param name="processes">Runs it.</param>
/// <param name="variables">Environment variables that it gets.</param>
public sealed class SourceStyle(string deno, IProcessRunner processes, IReadOnlyDictionary<string, string> variables)
{
    private static readonly (string Name, string[] Arguments)[] Checks = [("fmt", ["fmt", "--check"]), ("lint", ["lint"])];
    private static readonly string[] Configurations = ["deno.json", "deno.jsonc"];
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(120);

    /// <summary>What is not as it should be; empty when all is well.</summary>
    /// <param name="files">Absolute paths.</param>
    /// <param name="folder">Absolute folder of the manifest; its <c>deno.json</c>, if it has one, is what the tools go by.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    public async Task<IReadOnlyList<StyleIssue>> CheckAsync(IReadOnlyList<string> files, string folder, CancellationToken cancellationToken)
    {
        // Neither writes anything, so they run beside each other.
        var said = await Task.WhenAll(Checks.Select(c => RunAsync([.. c.Arguments, .. Configuration(folder), "--", .. files], folder, cancellationToken)));
        return [.. Checks.Zip(said).Where(static p => p.Second.Exit != 0).Select(static p => new StyleIssue(p.First.Name, p.Second.Output))];
    }

    /// <summary>Mends what the tools can mend.</summary>
    /// <returns>What the formatter and the linter said.</returns>
    public async Task<(string Format, string Lint)> MendAsync(IReadOnlyList<string> files, string folder, CancellationToken cancellationToken)
    {
        var (_, format) = await RunAsync(["fmt", .. Configuration(folder), "--", .. files], folder, cancellationToken);
        var (_, lint) = await RunAsync(["lint", "--fix", .. Configuration(folder), "--", .. files], folder, cancellationToken);
        return (format, lint);
    }

    /// <summary>Absolute paths of the files that may say how the tools go about it; the first of them does.</summary>
    internal static IEnumerable<string> ConfigurationsIn(string folder) => Configurations.Select(name => Path.Combine(folder, name)).Where(File.Exists);

    private static IReadOnlyList<string> Configuration(string folder) =>
        ConfigurationsIn(folder).FirstOrDefault() is { } file ? ["--config", file] : ["--no-config"];

    private async Task<(int Exit, string Output)> RunAsync(IReadOnlyList<string> arguments, string folder, CancellationToken cancellationToken)
    {
        var said = new OutputTail(32 << 10);
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(Limit);
        try
        {
            var exit = await processes.RunAsync(
                new ProcessRequest
                {
                    Program = deno,
                    Arguments = arguments,
                    Environment = new Dictionary<string, string>(variables, StringComparer.Ordinal) { ["NO_COLOR"] = "1", ["DENO_NO_UPDATE_CHECK"] = "1", ["RUST_BACKTRACE"] = "0" },
                    WorkingDirectory = folder,
                },
                (_, bytes) =>
                {
                    said.Add(bytes.Span);
                    return ValueTask.CompletedTask;
                },
                limit.Token);
            return (exit.ExitCode, said.Text(400).Trim());
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw new SwampException(ErrorCodes.TimedOut, $"deno {arguments[0]} did not end within {Limit.TotalSeconds:0} s.");
        }
    }
}
