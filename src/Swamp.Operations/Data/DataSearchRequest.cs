namespace Swamp.Operations.Data;

/// <summary>Searches the latest versions of all items; all conditions hold together (DCMD-8, DCMD-9).</summary>
public sealed record DataSearchRequest
{
    /// <summary>Part of the name, type, model name or owner reference, in any case; empty for everything.</summary>
    public string Query { get; set; } = "";

    /// <summary>Kind: resource, file, report, log, data.</summary>
    public string? Type { get; init; }

    /// <summary>Lifetime.</summary>
    public string? Lifetime { get; init; }

    /// <summary>Type of the owner.</summary>
    public string? OwnerType { get; init; }

    /// <summary>Value of the tag <c>workflow</c>.</summary>
    public string? Workflow { get; init; }

    /// <summary>Name or id of the model.</summary>
    public string? Model { get; init; }

    /// <summary>Media type.</summary>
    public string? ContentType { get; init; }

    /// <summary>Age at most, such as <c>7d</c>.</summary>
    public string? Since { get; init; }

    /// <summary>Output record: part of the owner's reference, or the data's id.</summary>
    public string? Output { get; init; }

    /// <summary>Workflow run: part of the owner's reference.</summary>
    public string? Run { get; init; }

    /// <summary>Tags as <c>key=value</c>.</summary>
    public IReadOnlyList<string> Tags { get; set; } = [];

    /// <summary>Whether only streams are wanted.</summary>
    public bool Streaming { get; init; }

    /// <summary>At most so many. Default 50 (LIM-17).</summary>
    public int Limit { get; set; } = 50;
}
