namespace Swamp.Sdk;

/// <summary>
/// A kind of structured data that a model writes: <c>public static readonly ResourceSpec&lt;Level&gt; Levels = new("level");</c> in the class of the model.
/// </summary>
/// <typeparam name="T">The content, usually a record.</typeparam>
public sealed record ResourceSpec<T> : ResourceSpec
{
    /// <summary>Declares the data.</summary>
    /// <param name="name">Name of the specification, unique within the model.</param>
    public ResourceSpec(string name)
        : base(name)
    {
    }

    /// <inheritdoc/>
    public override Type ContentType => typeof(T);
}
