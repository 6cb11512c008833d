namespace Swamp.Engine.Data;

/// <summary>The two shapes of output a method may declare.</summary>
public enum DataKind
{
    /// <summary>JSON that satisfies a schema.</summary>
    Resource,

    /// <summary>Bytes of a media type.</summary>
    File,
}
