namespace Swamp.Engine.Execution;

/// <summary>What one write changes of its spec (TYPE-20). Absent fields keep the spec's value.</summary>
public sealed record WriteOverrides
{
    /// <summary>Media type, for files.</summary>
    public string? ContentType { get; init; }

    /// <summary>Lifetime (DATA-12).</summary>
    public string? Lifetime { get; init; }

    /// <summary>Version retention (DATA-14).</summary>
    public string? GarbageCollection { get; init; }

    /// <summary>Whether content arrives piece by piece, for files.</summary>
    public bool? Streaming { get; init; }

    /// <summary>Whether readers see a stream only when it is complete; see <see cref="Data.DataWrite.Staged"/>.</summary>
    public bool Staged { get; init; }

    /// <summary>Further tags.</summary>
    public IReadOnlyDictionary<string, string>? Tags { get; init; }
}
