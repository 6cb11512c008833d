using System.Text.Json.Serialization.Metadata;

namespace Swamp.Operations;

/// <summary>
/// A thing the product can do, described once: name, request, result, errors, access rule and help. Every door (command line, daemon,
/// server, agents' tools, reference pages) is made from this description (decision 0001).
/// </summary>
public abstract class Operation
{
    /// <summary>Dotted name, for example <c>data.get</c>. Stable.</summary>
    public required string Name { get; init; }

    /// <summary>One sentence that says what it does.</summary>
    public required string Summary { get; init; }

    /// <summary>What a caller must be allowed to do.</summary>
    public required AccessLevel Access { get; init; }

    /// <summary>Codes of the errors a caller should expect, besides those every operation can end with.</summary>
    public IReadOnlyList<string> Errors { get; init; } = [];

    /// <summary>Whether it works in a repository; otherwise it works anywhere.</summary>
    public bool NeedsRepository { get; init; } = true;

    /// <summary>Shape of the request.</summary>
    public abstract JsonTypeInfo RequestInfo { get; }

    /// <summary>Shape of the result.</summary>
    public abstract JsonTypeInfo ResultInfo { get; }
}
