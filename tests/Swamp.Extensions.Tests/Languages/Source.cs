namespace Swamp.Extensions.Tests.Languages;

/// <summary>The varying parts of a model with one method <c>run</c>, in one language.</summary>
/// <param name="Body">What the method does.</param>
internal sealed record Source(string Body)
{
    /// <summary>Before everything else.</summary>
    public string Top { get; init; } = "";

    /// <summary>The schema of the arguments, or the parameters of their record.</summary>
    public string? Arguments { get; init; }

    /// <summary>More members of the model.</summary>
    public string Members { get; init; } = "";

    /// <summary>C#: the parameters of the constructor.</summary>
    public string Constructor { get; init; } = "";

    public static implicit operator Source(string body) => new(body);
}
