namespace Swamp.Engine.Schemas;

/// <summary>One way in which a value does not satisfy a schema.</summary>
/// <param name="InstancePath">
/// Where in the value, as keys and indexes. For a missing or an unknown property it is the path of that property.
/// </param>
/// <param name="Keyword">The keyword of the schema that is not satisfied.</param>
/// <param name="Message">What is wrong, for people, without the path: <c>must be an integer, got "abc"</c>.</param>
/// <param name="SchemaPath">JSON Pointer of the keyword in the schema, as a fragment: <c>#/properties/port/type</c>.</param>
public sealed record SchemaViolation(IReadOnlyList<string> InstancePath, string Keyword, string Message, string SchemaPath)
{
    /// <summary>The path as a JSON Pointer (<c>/a/b/0</c>); empty for the value itself.</summary>
    public string InstancePointer { get; init; } = "";

    /// <summary>The path as people write it (<c>a.b[0]</c>); empty for the value itself.</summary>
    public string InstanceDotted { get; init; } = "";

    /// <summary>Path and message in one sentence.</summary>
    public override string ToString() => $"{(InstanceDotted.Length == 0 ? "the value" : InstanceDotted)} {Message}";
}
