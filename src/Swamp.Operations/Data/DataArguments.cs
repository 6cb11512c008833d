using Swamp.Engine.Errors;

namespace Swamp.Operations.Data;

/// <summary>Arguments that several data operations share, and their errors (DCMD-2).</summary>
internal static class DataArguments
{
    /// <summary>The model that must be given.</summary>
    public static string Model(string? model, string usage) => model is { Length: > 0 } ? model : throw new SwampException(
        ErrorCodes.InvalidArgument, "Which model? Neither a model nor --workflow was given.", usage);

    /// <summary>The name that must be given.</summary>
    public static string Name(string? name, string usage) => name is { Length: > 0 } ? name : throw new SwampException(
        ErrorCodes.InvalidArgument, "Which data item? Its name is missing.", usage);

    /// <summary>There is no such item or version.</summary>
    public static SwampException NotFound(string name, string model, int? version = null) => new(
        ErrorCodes.NotFound,
        version is null ? $"Data \"{name}\" not found in model {model}." : $"Data \"{name}\" of model {model} has no version {version}.",
        version is null ? $"swamp data list {model}" : $"swamp data versions {model} {name}");
}
