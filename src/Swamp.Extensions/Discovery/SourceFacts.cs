namespace Swamp.Extensions.Discovery;

/// <summary>What is remembered of one source file.</summary>
internal sealed record SourceFacts
{
    /// <summary>Length in bytes.</summary>
    public required long Length { get; init; }

    /// <summary>Time of the last change, in ticks of UTC.</summary>
    public required long Modified { get; init; }

    /// <summary>SHA-256 of the content, lower-case hex.</summary>
    public required string Hash { get; init; }

    /// <summary>The kind of extension it exports; null for helpers.</summary>
    public ExtensionKind? Kind { get; init; }

    /// <summary>Type or name as far as the text gives it away.</summary>
    public string? Name { get; init; }

    /// <summary>Everything it imports, as written.</summary>
    public required IReadOnlyList<string> Imports { get; init; }
}
