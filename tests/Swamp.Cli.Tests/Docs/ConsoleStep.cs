namespace Swamp.Cli.Tests.Docs;

/// <summary>A command of a tutorial and what it is said to print.</summary>
/// <param name="Line">Line of the command in the file, from 1.</param>
/// <param name="Command">What is typed; may have several lines.</param>
/// <param name="Shown">Lines of output to look for.</param>
/// <param name="ExitStatus">Exit status; 0 unless the output ends with <c>(exit status N)</c>.</param>
internal sealed record ConsoleStep(int Line, string Command, IReadOnlyList<string> Shown, int ExitStatus);
