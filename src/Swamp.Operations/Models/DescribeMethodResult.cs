namespace Swamp.Operations.Models;

/// <summary>What a method of a model takes and produces (TYPE-34).</summary>
public sealed record DescribeMethodResult
{
    /// <summary>Name of the model; absent when a type was asked about.</summary>
    public string? ModelName { get; init; }

    /// <summary>Type of the model.</summary>
    public required string ModelType { get; init; }

    /// <summary>Version of the type.</summary>
    public required string Version { get; init; }

    /// <summary>The method.</summary>
    public required MethodView Method { get; init; }

    /// <summary>What the methods of the type write.</summary>
    public required IReadOnlyList<DataOutputSpecView> DataOutputSpecs { get; init; }
}
