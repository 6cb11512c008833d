using System.ComponentModel;

namespace Swamp.Sdk;

/// <summary>Names the class of an extension; the compiler of extensions writes it, nobody else has to.</summary>
/// <param name="type">The class.</param>
[AttributeUsage(AttributeTargets.Assembly)]
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class EntryPointAttribute(Type type) : Attribute
{
    /// <summary>The class.</summary>
    public Type Type { get; } = type;
}
