using System.CommandLine;

namespace Swamp.Cli.Extensions;

/// <summary><c>swamp extension</c> and everything below it.</summary>
internal static class ExtensionCommands
{
    public static Command Build() => new("extension") { SourceCommands.Build() };
}
