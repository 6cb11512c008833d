namespace Swamp.Cel;

/// <summary>A map; hosts may supply their own, whose values are made when they are asked for.</summary>
public interface ICelMap
{
    /// <summary>Number of entries.</summary>
    int Count { get; }

    /// <summary>The keys in a stable order.</summary>
    IEnumerable<CelValue> Keys { get; }

    /// <summary>Finds a value. Numeric keys are equal across int, uint and double.</summary>
    bool TryGet(in CelValue key, out CelValue value);

    /// <summary>Finds a value by a text key; the way selections take.</summary>
    bool TryGet(string key, out CelValue value) => TryGet(CelValue.String(key), out value);
}
