namespace Swamp.Engine.Execution.Drivers;

/// <summary>The code of a method, ready to be sent elsewhere.</summary>
/// <param name="Language"><c>typescript</c> or <c>csharp</c>.</param>
/// <param name="Path">
/// Absolute path of what holds everything: of a JavaScript module that exports <c>model</c>, or of a folder with <c>extension.dll</c> and the assemblies of its
/// packages in <c>extension/</c>. Another state of the source has another path.
/// </param>
public sealed record MethodCode(string Language, string Path)
{
    /// <summary>The language of bundles that are JavaScript modules.</summary>
    public const string TypeScript = "typescript";

    /// <summary>The language of bundles that are folders of assemblies.</summary>
    public const string CSharp = "csharp";

    /// <summary>Absolute folder that <c>extensionFile</c> resolves against; null for none.</summary>
    public string? FilesRoot { get; init; }

    /// <summary>Whether that folder came out of an archive.</summary>
    public bool FilesInstalled { get; init; }
}
