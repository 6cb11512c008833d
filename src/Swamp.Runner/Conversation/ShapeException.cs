namespace Swamp.Runner.Conversation;

/// <summary>An extension cannot be used as it is written, whenever it is loaded.</summary>
internal sealed class ShapeException(string message) : Exception(message);
