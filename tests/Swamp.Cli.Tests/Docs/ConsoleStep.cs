namespace Swamp.Cli.Tests.Docs;

/// <summary>A command of a tutorial and what it is said to print.</summary>
/// <param name="Line">Line of the command in the file, from 1.</param>
/// <param name="Command">What is typed; may have several lines.</param>
/// <param name="Expected">Lines of output, with <c>…</c> where anything may stand.</param>
/// <param name="ExitStatus">Exit status; 0 unless the output ends with <c>(exit status N)</c>.</param>
internal sealed record ConsoleStep(int Line, string Command, IReadOnlyList<string> Expected, int ExitStatus);
