namespace Swamp.Cli.Help;

/// <summary>An exit status and its one meaning.</summary>
/// <param name="Code">The status.</param>
/// <param name="Name">One word.</param>
/// <param name="Meaning">What happened.</param>
internal sealed record ExitCodeHelp(int Code, string Name, string Meaning);
