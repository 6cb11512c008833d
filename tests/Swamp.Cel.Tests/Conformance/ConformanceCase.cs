using System.Text.Json;
using System.Text.RegularExpressions;

namespace Swamp.Cel.Tests.Conformance;

/// <summary>One case of the specification's test data.</summary>
/// <param name="Suite">Path of the suite.</param>
/// <param name="Name">Name in the suite.</param>
/// <param name="Expression">The text to evaluate.</param>
/// <param name="Row">Everything about it.</param>
internal sealed partial record ConformanceCase(string Suite, string Name, string Expression, JsonElement Row)
{
    public string Id => $"{Suite}/{Name}";

    /// <summary>Whether the case is about protobuf messages or enums: it names one, or its inputs or its result are one.</summary>
    public bool NeedsMessage =>
        MessageName().IsMatch(Expression)
        || (Row.TryGetProperty("value", out var value) && HoldsMessage(value))
        || (Row.TryGetProperty("bindings", out var bindings) && HoldsMessage(bindings))
        || (Row.TryGetProperty("typeEnv", out var declarations) && declarations.GetRawText().Contains("TestAllTypes", StringComparison.Ordinal));

    public string? Text(string member) => Row.TryGetProperty(member, out var text) ? text.GetString() : null;

    public static IReadOnlyList<ConformanceCase> Load(string file)
    {
        using var document = JsonDocument.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "testdata", file)));
        return [.. document.RootElement.Clone().EnumerateArray().Select(static row => new ConformanceCase(
            row.GetProperty("suite").GetString()!, row.GetProperty("name").GetString()!, row.GetProperty("expr").GetString()!, row))];
    }

    private static bool HoldsMessage(JsonElement value)
    {
        var text = value.GetRawText();
        return text.Contains("enumValue", StringComparison.Ordinal)
            || (text.Contains("objectValue", StringComparison.Ordinal)
                && !(text.Contains("google.protobuf.Duration\"", StringComparison.Ordinal) || text.Contains("google.protobuf.Timestamp\"", StringComparison.Ordinal)));
    }

    [GeneratedRegex(@"TestAllTypes|\b\w*Value\s*\{|TestRequired|GlobalEnum|NestedEnum|NestedMessage|proto\.(get|has)Ext|google\.protobuf\.(\w*Value|Any|Struct|Empty|FieldMask|Timestamp\s*\{|Duration\s*\{)", RegexOptions.NonBacktracking)]
    private static partial Regex MessageName();
}
