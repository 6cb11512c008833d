namespace Swamp.Engine.Agents.Settings;

/// <summary>A settings file of an AI tool (REPO-32).</summary>
/// <param name="Path">Relative to the repository, with slashes.</param>
/// <param name="IsOurs">Whether the file is wholly ours and replaced when it differs; otherwise it is the user's and merged into (REPO-33).</param>
/// <param name="Content">Gives the new text for the present one, which is null when there is no file; notes go to the list.</param>
internal sealed record SettingsFile(string Path, bool IsOurs, Func<string?, ICollection<string>, string> Content);
