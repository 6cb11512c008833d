using Swamp.Extensions.Signing;

namespace Swamp.Operations.Registry;

/// <summary>The keys whose signatures are believed.</summary>
public sealed record KeyListResult
{
    /// <summary>The keys, by id.</summary>
    public required IReadOnlyList<TrustedKey> Keys { get; init; }

    /// <summary>What a missing signature means in this repository: <c>require</c>, <c>warn</c> or <c>off</c>.</summary>
    public required string Signatures { get; init; }
}
