namespace Swamp.Engine.Vaults;

/// <summary>A command without secrets in its text.</summary>
/// <param name="Text">The command; secrets are references to variables.</param>
/// <param name="Environment">The variables with the secrets.</param>
public sealed record PlacedShellText(string Text, IReadOnlyDictionary<string, string> Environment);
