using System.Text.Json;

namespace Swamp.Cel;

/// <summary>An object of a parsed document as a map. A name that is not Unicode is seen as U+FFFD.</summary>
internal sealed class JsonElementMap(JsonElement element) : ICelMap
{
    private const string NotUnicode = "\ufffd";
    private int count = -1;

    public JsonElement Element => element;

    public int Count => count >= 0 ? count : count = Names.Count();

    public IEnumerable<CelValue> Keys => Names.Select(CelValue.String);

    private IEnumerable<string> Names => element.EnumerateObject().Select(NameOf).Distinct(StringComparer.Ordinal);

    public bool TryGet(in CelValue key, out CelValue value)
    {
        if (key.Kind == CelKind.String && TryFind(key.RawString, out var found))
        {
            value = JsonValues.From(found);
            return true;
        }

        value = default;
        return false;
    }

    private bool TryFind(string name, out JsonElement found)
    {
        try
        {
            return element.TryGetProperty(name, out found);
        }
        catch (Exception exception) when (exception is InvalidOperationException or ArgumentException)
        {
            return TryFindSlowly(name, out found);
        }
    }

    /// <summary>For objects that have a name that is not Unicode; the last of equal names counts.</summary>
    private bool TryFindSlowly(string name, out JsonElement found)
    {
        found = default;
        var isThere = false;
        foreach (var property in element.EnumerateObject())
        {
            if (!string.Equals(NameOf(property), name, StringComparison.Ordinal)) continue;
            found = property.Value;
            isThere = true;
        }

        return isThere;
    }

    private static string NameOf(JsonProperty property)
    {
        try
        {
            return property.Name;
        }
        catch (InvalidOperationException)
        {
            return NotUnicode;
        }
    }
}
