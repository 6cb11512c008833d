namespace Swamp.Runner.Conversation;

/// <summary>Arguments do not fit; the message says which and why.</summary>
internal sealed class ArgumentFailure(string message) : Exception(message);
