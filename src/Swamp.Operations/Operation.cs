using System.Text.Json;
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

    /// <summary>Carries the operation out for a door that knows only JSON.</summary>
    /// <param name="request">The request; an absent one is an empty object.</param>
    /// <param name="context">Surroundings of the call.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>The result, in the shape of <see cref="ResultInfo"/>.</returns>
    /// <exception cref="Engine.Errors.SwampException">The request does not have the shape of <see cref="RequestInfo"/>, or the operation failed.</exception>
    public abstract Task<JsonElement> InvokeAsync(JsonElement request, OperationContext context, CancellationToken cancellationToken);
}
