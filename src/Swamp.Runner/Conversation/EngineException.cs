namespace Swamp.Runner.Conversation;

/// <summary>The engine refused what an extension asked for.</summary>
internal sealed class EngineException(string message, string? code) : Exception(message)
{
    /// <summary>The engine's code.</summary>
    public string? Code => code;
}
