namespace Swamp.Extensions.Discovery;

/// <summary>A file that exports an extension.</summary>
internal sealed record ExtensionSource
{
    /// <summary>Absolute path.</summary>
    public required string Path { get; init; }

    /// <summary>Path relative to the repository, with slashes; how messages name it.</summary>
    public required string DisplayPath { get; init; }

    /// <summary>The folder it was found in.</summary>
    public required ExtensionFolder Folder { get; init; }

    /// <summary>What it exports.</summary>
    public required ExtensionKind Kind { get; init; }

    /// <summary>Its type or name as far as its text gives it away.</summary>
    public string? NameHint { get; init; }
}
