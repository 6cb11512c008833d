namespace Swamp.Sdk;

/// <summary>
/// Makes a C# method a method of the model. It may take, in any order, one record with its arguments, an <see cref="IMethodContext"/> and a
/// <see cref="CancellationToken"/>, and returns nothing, a <see cref="DataHandle"/>, several of them, or a task of these.
/// </summary>
/// <param name="name">Its name. Default: the C# name without <c>Async</c>, beginning in lower case.</param>
[AttributeUsage(AttributeTargets.Method, Inherited = false)]
public sealed class MethodAttribute(string? name = null) : Attribute
{
    /// <summary>Its name; null for one made of the C# name.</summary>
    public string? Name { get; } = name;

    /// <summary>What it does, in a line. Default: the summary of the C# method.</summary>
    public string? Description { get; init; }

    /// <summary>What it does to the thing the model stands for. Default: told from its name (<c>create</c>, <c>get</c>, <c>list</c> …).</summary>
    public MethodKind Kind { get; init; }

    /// <summary>Whether what it wrote is withdrawn when it fails. Default: no.</summary>
    public bool RollbackOnFailure { get; init; }
}
