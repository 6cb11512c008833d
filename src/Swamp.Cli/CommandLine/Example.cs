namespace Swamp.Cli.CommandLine;

/// <summary>A command line that works.</summary>
/// <param name="Does">What it does, as a short phrase.</param>
/// <param name="CommandLine">The line, starting with <c>swamp</c>.</param>
internal sealed record Example(string Does, string CommandLine);
