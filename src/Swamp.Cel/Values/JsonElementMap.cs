using System.Text.Json;

namespace Swamp.Cel;

/// <summary>An object of a parsed document as a map. A name that is not Unicode is seen as U+FFFD.</summary>
internal sealed class JsonElementMap(JsonElement element) : ICelMap, ICostly
{
    private const int Small = 16;
    private const string NotUnicode = "\ufffd";
    private Dictionary<string, JsonElement>? index;
    private JsonChildren<string> children;
    private int count = -1;
    private bool wasAsked;

    public JsonElement Element => element;

    public long NextCost
    {
        get
        {
            if (index is not null) return 0;
            var size = element.GetPropertyCount();
            return size <= Small ? 0 : wasAsked ? size : size / 8;
        }
    }

    public int Count => count >= 0 ? count : count = Names.Count();

    public IEnumerable<CelValue> Keys => Names.Select(CelValue.String);

    private IEnumerable<string> Names => element.EnumerateObject().Select(NameOf).Distinct(StringComparer.Ordinal);

    public bool TryGet(in CelValue key, out CelValue value)
    {
        if (key.Kind == CelKind.String)
        {
            var name = key.RawString;
            if (children.TryGet(name, out value)) return true;
            if (TryFind(name, out var found))
            {
                value = children.From(name, found);
                return true;
            }
        }

        value = default;
        return false;
    }

    private bool TryFind(string name, out JsonElement found)
    {
        if (index is not null || (wasAsked && element.GetPropertyCount() > Small)) return (index ??= Indexed()).TryGetValue(name, out found);
        wasAsked = true;
        try
        {
            return element.TryGetProperty(name, out found);
        }
        catch (Exception exception) when (exception is InvalidOperationException or ArgumentException)
        {
            return TryFindSlowly(name, out found);
        }
    }

    private Dictionary<string, JsonElement> Indexed()
    {
        var made = new Dictionary<string, JsonElement>(StringComparer.Ordinal);
        foreach (var property in element.EnumerateObject()) made[NameOf(property)] = property.Value;
        return made;
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
