using System.CommandLine;

namespace Swamp.Cli.Extensions;

/// <summary><c>swamp extension</c> and everything below it.</summary>
internal static class ExtensionCommands
{
    public static Command Build() => new("extension")
    {
        FindCommands.Search(), InfoCommand.Build(), PullCommands.Pull(), PullCommands.Install(), FindCommands.List(), PullCommands.Outdated(), PullCommands.Update(),
        PullCommands.Remove(), FindCommands.Trust(), SourceCommands.Build(), QualityCommands.Format(), QualityCommands.Quality(), PublishCommands.Push(), PublishCommands.Version(), PublishCommands.Promote(),
        PublishCommands.Yank(), PublishCommands.Unyank(), PublishCommands.Deprecate(), PublishCommands.Undeprecate(), DoctorExtensionsCommand.BuildBelowExtension(),
    };
}
