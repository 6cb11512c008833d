using System.Text.Json.Nodes;
using Swamp.Extensions.Hosting;

namespace Swamp.Runner.Conversation;

/// <summary>The engine as a call sees it: over a connection, or in a container, where nobody can be reached while the method runs.</summary>
internal interface IEngineSide
{
    /// <summary>Asks for something on behalf of a call.</summary>
    /// <exception cref="EngineException">It was refused.</exception>
    Task<Frame> AskAsync(int call, string name, JsonObject parameters, ReadOnlyMemory<byte> bytes);

    /// <summary>Tells a line of a call.</summary>
    void Log(int call, string level, string text);
}
