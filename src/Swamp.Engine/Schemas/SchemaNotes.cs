namespace Swamp.Engine.Schemas;

/// <summary>Which properties and items of one value have been looked at, for <c>unevaluatedProperties</c> and <c>unevaluatedItems</c>.</summary>
internal sealed class SchemaNotes
{
    private HashSet<string>? properties;
    private HashSet<int>? items;
    private int firstItems;

    public void AddProperty(string name) => (properties ??= new HashSet<string>(StringComparer.Ordinal)).Add(name);

    public void AddItem(int index) => (items ??= []).Add(index);

    public void AddFirstItems(int count) => firstItems = Math.Max(firstItems, count);

    public bool HasProperty(string name) => properties?.Contains(name) == true;

    public bool HasItem(int index) => index < firstItems || items?.Contains(index) == true;

    public void Add(SchemaNotes other)
    {
        firstItems = Math.Max(firstItems, other.firstItems);
        if (other.properties is not null)
        {
            (properties ??= new HashSet<string>(StringComparer.Ordinal)).UnionWith(other.properties);
        }

        if (other.items is not null)
        {
            (items ??= []).UnionWith(other.items);
        }
    }
}
