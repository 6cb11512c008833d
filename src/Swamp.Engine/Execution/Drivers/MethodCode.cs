namespace Swamp.Engine.Execution.Drivers;

/// <summary>The code of a method, ready to be sent elsewhere.</summary>
/// <param name="Language"><c>typescript</c> or <c>csharp</c>.</param>
/// <param name="Path">Absolute path of one file that holds everything; null when the language has no such form.</param>
public sealed record MethodCode(string Language, string? Path)
{
    /// <summary>Absolute folder that <c>extensionFile</c> resolves against; null for none.</summary>
    public string? FilesRoot { get; init; }

    /// <summary>Whether that folder came out of an archive.</summary>
    public bool FilesInstalled { get; init; }
}
