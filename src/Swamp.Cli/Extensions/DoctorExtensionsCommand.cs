using System.CommandLine;
using Swamp.Cli.CommandLine;
using Swamp.Cli.Rendering;
using Swamp.Engine.Errors;
using Swamp.Operations.Extensions;

namespace Swamp.Cli.Extensions;

/// <summary><c>swamp doctor extensions</c> (EXC-80 to EXC-82), which is also <c>swamp extension doctor</c>, where people look for it.</summary>
internal static class DoctorExtensionsCommand
{
    public static Command Build() => Build("extensions", "swamp doctor extensions");

    public static Command BuildBelowExtension() => Build("doctor", "swamp extension doctor");

    private static Command Build(string name, string path)
    {
        var repair = new Option<bool>("--repair") { Description = "Remove what is left of extensions that are gone" };
        var dryRun = new Option<bool>("--dry-run") { Description = "With --repair: only tell what would be removed" };
        return new OperationCommand<DoctorExtensionsRequest, DoctorExtensionsResult>(name, ExtensionOperations.Doctor)
        {
            Options = { repair, dryRun },
            Examples =
            [
                new("Why is a type not there?", path),
                new("Every file with its state, for a program", $"{path} --verbose --json"),
                new("What would a repair remove?", $"{path} --repair --dry-run"),
            ],
            Bind = (invocation, _) => ValueTask.FromResult(new DoctorExtensionsRequest
            {
                Verbose = invocation.Output.Verbose,
                Repair = invocation.Value(repair),
                DryRun = invocation.Value(dryRun),
            }),
            Render = Render,
            ExitStatus = static result => result.OverallStatus == "fail" ? ExitCodes.Failure : ExitCodes.Ok,
        };
    }

    private static void Render(DoctorExtensionsResult result, TextOutput output)
    {
        foreach (var registry in result.Registries.Values)
        {
            var text = $"{registry.Registry}: {registry.Healthy} of {registry.Total} can be used";
            output.Line($"{(registry.Status == "pass" ? output.Good("✓") : output.Bad("✗"))} {text}");
        }

        foreach (var message in result.LoaderErrors.Values.Distinct(StringComparer.Ordinal))
        {
            output.Line(output.Bad("Nothing could be loaded: ") + VisibleText.Of(message));
        }

        foreach (var failure in result.Failures)
        {
            output.Line();
            output.Line($"{output.Bold(failure.SourcePath)} ({failure.State})");
            output.Line($"  Reason: {VisibleText.Of(failure.Reason).Replace("\n", "\n          ", StringComparison.Ordinal)}");
            output.Line($"  Fix:    {failure.Fix}");
        }

        foreach (var warning in result.Warnings)
        {
            output.Line($"Warning: {warning.SourcePath}: {VisibleText.Of(warning.Message)}");
        }

        foreach (var orphan in result.OrphanFiles)
        {
            output.Line($"Warning: {orphan.Path} does not belong to {orphan.ExtensionName}");
        }

        foreach (var change in result.RecentTransitions)
        {
            output.Line($"{change.SourcePath}: {change.FromState ?? "new"} → {change.ToState}");
        }

        foreach (var file in result.AggregateState?.SourceDetails ?? [])
        {
            output.Line($"{file.StateTag}  {file.Kind}  {file.Type ?? "?"}  {file.SourcePath}");
        }

        if (result.RepairReport is { } repair)
        {
            output.Line(repair.Mode == "dry-run" ? $"{repair.EvictedFileCount} files would be removed." : $"{repair.EvictedFileCount} files were removed.");
        }
    }
}
