using Swamp.Engine.Definitions;
using Swamp.Engine.Errors;
using Swamp.Engine.Models;
using Swamp.Engine.Values;

namespace Swamp.Operations.Models;

/// <summary>Describes a method of a model, or of a type where there is no model of that name (TYPE-34).</summary>
internal static class DescribeMethodHandler
{
    public static async Task<DescribeMethodResult> RunAsync(DescribeMethodRequest request, OperationContext context, CancellationToken cancellationToken)
    {
        await using var session = await context.OpenRepositoryAsync(cancellationToken);
        var definition = (await session.Definitions.FindAsync(request.Model, cancellationToken))?.Definition;
        var type = definition is not null
            ? await session.ModelTypes.GetAsync(definition.Type, cancellationToken)
            : await session.ModelTypes.FindAsync(new ModelTypeName(request.Model), cancellationToken);
        if (type is null)
        {
            definition = (await session.Definitions.GetAsync(request.Model, cancellationToken)).Definition;
            type = await session.ModelTypes.GetAsync(definition.Type, cancellationToken);
        }

        return new DescribeMethodResult
        {
            ModelName = definition?.Name,
            ModelType = type.Name.Normalized,
            Version = type.Version.ToString(),
            Method = ModelViews.MethodOf(MethodOf(type, request.Method)),
            DataOutputSpecs = ModelViews.OutputsOf(type),
        };
    }

    private static MethodDescriptor MethodOf(ModelType type, string name) => type.Methods.TryGetValue(name, out var method)
        ? method
        : throw new SwampException(
            ErrorCodes.UnknownMethod,
            $"Unknown method '{name}' of {type.Name.Normalized}.{Suggestions.DidYouMean(name, type.Methods.Keys)} Available methods: {string.Join(", ", type.Methods.Keys)}.",
            $"swamp model type describe {type.Name.Normalized} --compact");
}
