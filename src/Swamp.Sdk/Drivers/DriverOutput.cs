using System.Text;
using System.Text.Json.Nodes;

namespace Swamp.Sdk;

/// <summary>Something that a method produced under a driver.</summary>
public sealed record DriverOutput
{
    private DriverOutput()
    {
    }

    /// <summary>The version, when it is stored already; null otherwise.</summary>
    public DataHandle? Handle { get; private init; }

    /// <summary>Name of the specification.</summary>
    public string? SpecName { get; private init; }

    /// <summary>Name of the data item.</summary>
    public string? Name { get; private init; }

    /// <summary>Whether it is a file.</summary>
    public bool IsFile { get; private init; }

    /// <summary>The content.</summary>
    public ReadOnlyMemory<byte> Content { get; private init; }

    /// <summary>More tags.</summary>
    public IReadOnlyDictionary<string, string>? Tags { get; init; }

    /// <summary>What stands beside a text that is no JSON, such as an exit code.</summary>
    public JsonObject? Metadata { get; init; }

    /// <summary>A version that is stored already.</summary>
    /// <param name="handle">The version.</param>
    public static DriverOutput Stored(DataHandle handle) => new() { Handle = handle };

    /// <summary>A resource that has to be stored. Text that is no JSON becomes its field <c>stdout</c>, beside <see cref="Metadata"/>.</summary>
    /// <param name="spec">Name of the specification.</param>
    /// <param name="name">Name of the data item.</param>
    /// <param name="text">JSON, or what a program printed.</param>
    public static DriverOutput Resource(string spec, string name, string text) => new() { SpecName = spec, Name = name, Content = Encoding.UTF8.GetBytes(text) };

    /// <summary>A file that has to be stored.</summary>
    /// <param name="spec">Name of the specification.</param>
    /// <param name="name">Name of the data item.</param>
    /// <param name="content">Its content.</param>
    public static DriverOutput File(string spec, string name, ReadOnlyMemory<byte> content) => new() { SpecName = spec, Name = name, Content = content, IsFile = true };
}
