using Swamp.Engine.Definitions;
using Swamp.Engine.Models;

namespace Swamp.Operations.Models;

/// <summary>Shows a definition (MOD-10). Never rewrites it (DEF-12).</summary>
internal static class GetModelHandler
{
    public static async Task<GetModelResult> RunAsync(GetModelRequest request, OperationContext context, CancellationToken cancellationToken)
    {
        await using var session = await context.OpenRepositoryAsync(cancellationToken);
        var stored = await session.Definitions.GetAsync(request.Model, cancellationToken);
        var definition = stored.Definition;
        var type = await session.ModelTypes.FindAsync(definition.Type, cancellationToken);
        return new GetModelResult
        {
            Id = definition.Id,
            Name = definition.Name,
            Type = definition.Type.Normalized,
            Version = definition.Version,
            Tags = definition.Tags,
            GlobalArguments = SensitiveSchema.Masked(type?.GlobalArguments, definition.GlobalArguments),
            AutoCreated = stored.AutoCreated ? true : null,
            TypeVersion = type?.Version.ToString(),
            GlobalArgumentsSchema = type?.GlobalArguments is { } schema ? SchemaView.Full(schema) : null,
            Methods = type is null ? [] : ModelViews.MethodsOf(type),
        };
    }
}
