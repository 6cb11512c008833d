using System.Text.Json.Nodes;

namespace Swamp.Extensions.Tests.Languages;

/// <summary>One thing that extensions do, written in both languages, and what comes of it in either.</summary>
/// <param name="Name">What is done.</param>
/// <param name="TypeScript">The model in TypeScript.</param>
/// <param name="CSharp">The same in C#.</param>
internal sealed record LanguageCase(string Name, Source TypeScript, Source CSharp)
{
    /// <summary>The method's arguments.</summary>
    public JsonObject Inputs { get; init; } = [];

    /// <summary>Content of the resource <c>main</c>; null when it is not looked at.</summary>
    public string? Main { get; init; }

    /// <summary>Part of the error; null when the method succeeds.</summary>
    public string? Error { get; init; }

    /// <summary>Part of the error in C#, where the languages use other words.</summary>
    public string? CSharpError { get; init; }

    /// <summary>Part of what is logged.</summary>
    public string? Said { get; init; }

    /// <summary>How long the method may take.</summary>
    public TimeSpan? Timeout { get; init; }

    /// <summary>Memory of the host in MiB.</summary>
    public int? MemoryMib { get; init; }

    /// <summary>What the method needs.</summary>
    public Action<ExtensionRepository>? Prepare { get; init; }
}
