namespace Swamp.Operations.Registry;

/// <summary>Asks registries for extensions (EXC-20).</summary>
public sealed record SearchExtensionsRequest
{
    /// <summary>Words that name, description, labels or types have to hold; all extensions when absent.</summary>
    public string? Query { get; init; }

    /// <summary>Only of this collective.</summary>
    public string? Collective { get; init; }

    /// <summary>Only with all of these labels.</summary>
    public IReadOnlyList<string> Labels { get; set; } = [];

    /// <summary>Only for one of these platforms; extensions that name none are for all.</summary>
    public IReadOnlyList<string> Platforms { get; set; } = [];

    /// <summary>Only those that bring all of these: models, workflows, vaults, datastores, drivers, reports, skills.</summary>
    public IReadOnlyList<string> ContentTypes { get; set; } = [];

    /// <summary>Only with a version in one of these channels: <c>beta</c>, <c>rc</c>, <c>stable</c>. <c>stable</c> alone is the same as none.</summary>
    public IReadOnlyList<string> Channels { get; set; } = [];

    /// <summary>The order: <c>relevance</c> (with a query, and then the default), <c>new</c>, <c>updated</c> or <c>name</c> (the default without a query).</summary>
    public string? Sort { get; init; }

    /// <summary>The registry; all configured ones when absent.</summary>
    public string? Registry { get; init; }

    /// <summary>Page, from 1.</summary>
    public int Page { get; set; } = 1;

    /// <summary>Extensions on a page, 1 to 100.</summary>
    public int PerPage { get; set; } = 20;
}
