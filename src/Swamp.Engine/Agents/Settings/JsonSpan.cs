using System.Text.Json;

namespace Swamp.Engine.Agents.Settings;

/// <summary>Where a JSON value stands in its text.</summary>
/// <param name="kind">What it is.</param>
/// <param name="start">Offset of its first byte.</param>
internal sealed class JsonSpan(JsonTokenType kind, int start)
{
    public JsonTokenType Kind { get; } = kind;

    public int Start { get; } = start;

    /// <summary>Offset behind its last byte.</summary>
    public int End { get; set; }

    /// <summary>Names and values of an object; a name that occurs twice is there twice.</summary>
    public List<KeyValuePair<string, JsonSpan>> Members { get; } = [];

    /// <summary>Items of an array.</summary>
    public List<JsonSpan> Items { get; } = [];

    public JsonSpan? Member(string name) => Members.FindLast(member => member.Key == name).Value;

    /// <summary>Offset behind the last child, or behind the opening bracket.</summary>
    public int ContentEnd => Kind switch
    {
        JsonTokenType.StartObject when Members.Count > 0 => Members[^1].Value.End,
        JsonTokenType.StartArray when Items.Count > 0 => Items[^1].End,
        _ => Start + 1,
    };

    public bool IsEmpty => Members.Count == 0 && Items.Count == 0;
}
