using System.CommandLine;
using Swamp.Cli.CommandLine;
using Swamp.Cli.Rendering;
using Swamp.Engine.Errors;
using Swamp.Operations.Registry;

namespace Swamp.Cli.Extensions;

/// <summary>Commands that look at an extension before it is published (EXC-50 to EXC-52).</summary>
internal static class QualityCommands
{
    public static Command Format()
    {
        var manifest = Manifest();
        var folder = ExtensionsDirectory();
        var check = new Option<bool>("--check", "--dry-run") { Description = "Only look; exit with 1 when something is to be mended" };
        return new OperationCommand<FormatRequest, FormatResult>("fmt", RegistryOperations.Format)
        {
            Arguments = { manifest },
            Options = { folder, check },
            Examples = [new("Format and lint the TypeScript of an extension", "swamp extension fmt manifest.yaml"), new("In CI", "swamp extension fmt manifest.yaml --check")],
            Bind = (invocation, _) => ValueTask.FromResult(new FormatRequest { Manifest = invocation.Required(manifest), ExtensionsDirectory = invocation.Value(folder), Check = invocation.Value(check) }),
            Render = static (result, output) =>
            {
                foreach (var issue in (result.Issues ?? result.RemainingIssues ?? []).SelectMany(static i => i.Output.Split('\n').Prepend($"{i.Check}:")))
                {
                    output.Line(VisibleText.Of(issue));
                }

                output.Line(result.Status switch
                {
                    "passed" => $"{result.FileCount} files are well written.",
                    "fixed" => $"{result.FileCount} files are well written now.",
                    _ => "Not everything is well written.",
                });
            },
            ExitStatus = static result => result.Status is "failed" or "partial" ? ExitCodes.Failure : ExitCodes.Ok,
        };
    }

    public static Command Quality()
    {
        var manifest = Manifest();
        return new OperationCommand<QualityRequest, QualityResult>("quality", RegistryOperations.Quality)
        {
            Arguments = { manifest },
            Examples = [new("What would make it better?", "swamp extension quality manifest.yaml")],
            Bind = (invocation, _) => ValueTask.FromResult(new QualityRequest { Manifest = invocation.Required(manifest) }),
            Render = static (result, output) =>
            {
                output.Table(
                    ["Factor", "Points", "Status", "What to do"],
                    [.. result.Factors.Select(static f => (IReadOnlyList<string>)[f.Label, $"{f.EarnedPoints} of {f.MaxPoints}", f.Status, VisibleText.Of(f.Remediation ?? "")])],
                    "");
                foreach (var line in RegistryText.Concerns(result.DependencyTrust))
                {
                    output.Line(line);
                }

                output.Line($"{result.EarnedPoints} of {result.MaxClientEarnablePoints} points ({result.Percentage} %), and {result.ProvisionalPoints} that are provisional.");
            },
        };
    }

    /// <summary>Where sources are, instead of in the repository (EXC-2).</summary>
    public static Option<string?> ExtensionsDirectory() => new("--extensions-dir") { Description = "The folder whose extensions/ holds the sources, instead of the repository's", HelpName = "folder" };

    private static Argument<string?> Manifest() => new("manifest") { Description = "Its manifest.yaml", Arity = ArgumentArity.ZeroOrOne };
}
