namespace Swamp.Engine.Vaults.Shell;

/// <summary>A command for the shell that names its secrets by variables.</summary>
/// <param name="Text">The command; holds no secret.</param>
/// <param name="Environment">The variables with the secrets.</param>
public sealed record ShellCommandText(string Text, IReadOnlyDictionary<string, string> Environment);
