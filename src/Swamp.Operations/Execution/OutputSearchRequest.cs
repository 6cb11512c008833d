namespace Swamp.Operations.Execution;

/// <summary>Output records to list (MOD-61).</summary>
public sealed record OutputSearchRequest
{
    /// <summary>Part of an id, model name, type, method or status; all when empty.</summary>
    public string Query { get; set; } = "";
}
