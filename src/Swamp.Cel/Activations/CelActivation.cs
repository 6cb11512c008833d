using System.Text.Json;
using System.Text.Json.Nodes;

namespace Swamp.Cel;

/// <summary>Makes activations of what is at hand.</summary>
public static class CelActivation
{
    /// <summary>No variables.</summary>
    public static ICelActivation Empty { get; } = new DictionaryActivation();

    /// <summary>Variables from pairs.</summary>
    public static DictionaryActivation From(IEnumerable<KeyValuePair<string, CelValue>> variables)
    {
        ArgumentNullException.ThrowIfNull(variables);
        var activation = new DictionaryActivation();
        foreach (var (name, value) in variables) activation.Set(name, value);
        return activation;
    }

    /// <summary>One variable.</summary>
    public static DictionaryActivation From(string name, CelValue value) => new DictionaryActivation().Set(name, value);

    /// <summary>The properties of a JSON object as variables, converted when they are touched.</summary>
    /// <exception cref="ArgumentException">The element is not an object.</exception>
    public static ICelActivation From(JsonElement root) =>
        root.ValueKind == JsonValueKind.Object ? new MapActivation(new JsonElementMap(root)) : throw new ArgumentException("The root must be an object.", nameof(root));

    /// <summary>The properties of a JSON object as variables, converted when they are touched.</summary>
    public static ICelActivation From(JsonObject root)
    {
        ArgumentNullException.ThrowIfNull(root);
        return new MapActivation(new JsonNodeMap(root));
    }

    /// <summary>The entries of a map as variables.</summary>
    public static ICelActivation From(ICelMap root)
    {
        ArgumentNullException.ThrowIfNull(root);
        return new MapActivation(root);
    }
}
