namespace Swamp.Cel;

/// <summary>The entries of a map as variables.</summary>
internal sealed class MapActivation(ICelMap map) : ICelNamedActivation
{
    public IEnumerable<string> Names => map.Keys.Where(static k => k.Kind == CelKind.String).Select(static k => k.RawString);

    public bool TryResolve(string name, out CelValue value) => map.TryGet(CelValue.String(name), out value);
}
