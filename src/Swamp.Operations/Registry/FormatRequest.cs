namespace Swamp.Operations.Registry;

/// <summary>Asks to look at how an extension's sources are written, or to mend it (EXC-50).</summary>
public sealed record FormatRequest
{
    /// <summary>Path of its <c>manifest.yaml</c>, relative to where the caller is, or else to the repository.</summary>
    public required string Manifest { get; init; }

    /// <summary>The folder whose <c>extensions/</c> holds the sources, relative to where the caller is; <c>SWAMP_EXTENSIONS_DIR</c> or else the repository when absent (EXC-2).</summary>
    public string? ExtensionsDirectory { get; init; }

    /// <summary>Whether nothing is written.</summary>
    public bool Check { get; init; }
}
