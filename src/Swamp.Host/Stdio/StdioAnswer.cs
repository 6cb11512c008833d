using System.Text.Json;
using Swamp.Engine.Errors;
using Swamp.Operations.Events;

namespace Swamp.Host.Stdio;

/// <summary>A line that belongs to a call: an event, or the one result or error that ends it.</summary>
internal sealed record StdioAnswer
{
    /// <summary>Number of the call.</summary>
    public required long Id { get; init; }

    /// <summary>Something that happened.</summary>
    public OperationEvent? Event { get; init; }

    /// <summary>The result; ends the call.</summary>
    public JsonElement? Result { get; init; }

    /// <summary>The error; ends the call.</summary>
    public SwampError? Error { get; init; }
}
