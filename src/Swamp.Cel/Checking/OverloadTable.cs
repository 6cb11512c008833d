namespace Swamp.Cel;

/// <summary>Forms of functions by name and style.</summary>
internal sealed class OverloadTable
{
    private readonly Dictionary<(string Name, bool IsReceiver), List<Overload>> overloads = [];

    public IEnumerable<(string Name, bool IsReceiver, Overload Overload)> All =>
        overloads.SelectMany(static p => p.Value.Select(o => (p.Key.Name, p.Key.IsReceiver, o)));

    public IReadOnlyList<Overload> Find(string name, bool isReceiver) => overloads.TryGetValue((name, isReceiver), out var found) ? found : [];

    public OverloadTable Global(string name, string id, CelType[] parameters, CelType result) => Add(name, false, id, parameters, result);

    /// <summary>Adds a form of a function that is called on its first argument.</summary>
    public OverloadTable Receiver(string name, string id, CelType[] parameters, CelType result) => Add(name, true, id, parameters, result);

    private OverloadTable Add(string name, bool isReceiver, string id, CelType[] parameters, CelType result)
    {
        if (!overloads.TryGetValue((name, isReceiver), out var list)) overloads[(name, isReceiver)] = list = [];
        list.Add(new Overload(id, parameters, result));
        return this;
    }
}
