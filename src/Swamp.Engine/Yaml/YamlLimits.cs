namespace Swamp.Engine.Yaml;

/// <summary>What a YAML text may cost before it is refused. Documents come from other people: repositories, extensions, pipes.</summary>
public sealed record YamlLimits
{
    /// <summary>The limits that are used when none are given.</summary>
    public static YamlLimits Default { get; } = new();

    /// <summary>Largest text, in bytes of UTF-8. Default 16 MiB.</summary>
    public int MaxBytes { get; init; } = 16 * 1024 * 1024;

    /// <summary>Deepest nesting of collections, aliases followed. Default 100.</summary>
    public int MaxDepth { get; init; } = 100;

    /// <summary>Most nodes, each alias counted as the whole of what it stands for. Default 1 000 000.</summary>
    public int MaxNodes { get; init; } = 1_000_000;
}
