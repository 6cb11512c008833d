namespace Swamp.Operations.Models;

/// <summary>Asks for everything that is wrong with one definition.</summary>
public sealed record ValidateModelRequest
{
    /// <summary>Name or id.</summary>
    public required string Model { get; init; }

    /// <summary>Keeps only checks with one of these labels; empty keeps all (MOD-47).</summary>
    public IReadOnlyList<string> Labels { get; set; } = [];

    /// <summary>Keeps only checks that apply to this method; null keeps all.</summary>
    public string? Method { get; init; }
}
