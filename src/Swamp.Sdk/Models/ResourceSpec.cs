namespace Swamp.Sdk;

/// <summary>A kind of structured data that a model writes. Declare it with its content: <see cref="ResourceSpec{T}"/>.</summary>
public abstract record ResourceSpec : OutputSpec
{
    private protected ResourceSpec(string name)
        : base(name)
    {
    }

    /// <summary>Whether the whole content is secret. Default: no; <see cref="SensitiveAttribute"/> marks single members.</summary>
    public bool SensitiveOutput { get; init; }

    /// <summary>Vault for secret members. Default: the repository's.</summary>
    public string? VaultName { get; init; }

    /// <summary>Type of the content; its JSON Schema is made of it.</summary>
    public abstract Type ContentType { get; }
}
