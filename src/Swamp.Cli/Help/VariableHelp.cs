namespace Swamp.Cli.Help;

/// <summary>An environment variable that is read.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Meaning">What it does.</param>
/// <param name="Default">What holds when it is unset or empty; null when nothing does.</param>
internal sealed record VariableHelp(string Name, string Meaning, string? Default = null);
