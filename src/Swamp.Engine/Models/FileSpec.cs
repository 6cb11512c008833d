namespace Swamp.Engine.Models;

/// <summary>A kind of file that a type's methods write (TYPE-7).</summary>
public sealed record FileSpec
{
    /// <summary>What it holds, for people.</summary>
    public string? Description { get; init; }

    /// <summary>Media type of the content.</summary>
    public required string ContentType { get; init; }

    /// <summary>How long items live (DATA-12).</summary>
    public required string Lifetime { get; init; }

    /// <summary>Version retention (DATA-14).</summary>
    public required string GarbageCollection { get; init; }

    /// <summary>Whether content arrives piece by piece and may be read before it is complete.</summary>
    public bool Streaming { get; init; }

    /// <summary>Tags put on every item.</summary>
    public IReadOnlyDictionary<string, string> Tags { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);
}
