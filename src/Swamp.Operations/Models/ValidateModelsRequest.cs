namespace Swamp.Operations.Models;

/// <summary>Asks for everything that is wrong with the definitions of a repository.</summary>
public sealed record ValidateModelsRequest
{
    /// <summary>Keeps only checks with one of these labels; empty keeps all (MOD-47).</summary>
    public IReadOnlyList<string> Labels { get; set; } = [];

    /// <summary>Keeps only checks that apply to this method; null keeps all.</summary>
    public string? Method { get; init; }
}
