using Swamp.Engine.Errors;

namespace Swamp.Cli.CommandLine;

/// <summary>What is wrong with a command line.</summary>
/// <param name="Error">The error to report.</param>
/// <param name="ShowHelp">Whether people should see the command's help before it (GEN-9).</param>
internal sealed record UsageError(SwampException Error, bool ShowHelp = false);
