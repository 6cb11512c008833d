namespace Swamp.Cel;

/// <summary>One form of a function: what it takes, the receiver first, and what it gives.</summary>
internal sealed class Overload
{
    public Overload(string id, CelType[] parameters, CelType result, CelFunction? function = null)
    {
        Id = id;
        Parameters = parameters;
        Result = result;
        Function = function;
        var names = new List<string>();
        foreach (var parameter in parameters) Collect(parameter, names);
        Collect(result, names);
        TypeParameters = [.. names];
    }

    /// <summary>The name that the specification has for the form; that of the function for one of the host.</summary>
    public string Id { get; }

    public CelType[] Parameters { get; }

    public CelType Result { get; }

    /// <summary>The host's function; null for one of the language.</summary>
    public CelFunction? Function { get; }

    public string[] TypeParameters { get; }

    private static void Collect(CelType type, List<string> names)
    {
        if (!type.HasParameter) return;
        if (type.TypeKind == CelTypeKind.Parameter && !names.Contains(type.Name)) names.Add(type.Name);
        foreach (var parameter in type.Parameters) Collect(parameter, names);
    }
}
