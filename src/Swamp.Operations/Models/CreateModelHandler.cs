using System.Text.Json.Nodes;
using Swamp.Engine.Definitions;
using Swamp.Engine.Errors;
using Swamp.Engine.Models;
using Swamp.Operations.Sessions;

namespace Swamp.Operations.Models;

/// <summary>Creates a definition (MOD-1 to MOD-5).</summary>
internal static class CreateModelHandler
{
    public static async Task<CreateModelResult> RunAsync(CreateModelRequest request, OperationContext context, CancellationToken cancellationToken)
    {
        await using var session = await context.OpenRepositoryAsync(cancellationToken);
        DefinitionName.RequireCreatable(request.Name);
        if (string.IsNullOrWhiteSpace(request.Type))
        {
            throw new SwampException(ErrorCodes.InvalidArgument, "The name of the model type is empty.", "swamp model type search");
        }

        var type = await session.ModelTypes.GetAsync(new ModelTypeName(request.Type), cancellationToken);
        var definition = new Definition
        {
            Type = new ModelTypeName(type.Name.Normalized),
            TypeVersion = type.Version.ToString(),
            Id = Engine.Identity.IdFormat.Text(context.Host.Ids.NewUuid()),
            Name = request.Name,
            Version = 1,
            GlobalArguments = GlobalArgumentsOf(type, request.GlobalArguments),
        };
        return ResultOf(definition, type, await PathOfAsync(session, definition, request.DryRun, cancellationToken), request.DryRun);
    }

    private static JsonObject GlobalArgumentsOf(ModelType type, JsonObject? given)
    {
        if (given is null)
        {
            return [];
        }

        SensitiveLiterals.Refuse(type, given);
        return GlobalArgumentRules.ForNewDefinition(type, given);
    }

    private static async Task<string> PathOfAsync(RepositorySession session, Definition definition, bool dryRun, CancellationToken cancellationToken)
    {
        if (!dryRun)
        {
            return (await session.Definitions.AddAsync(definition, autoCreated: false, cancellationToken)).Path;
        }

        return await session.Definitions.FindAsync(definition.Name, cancellationToken) is { } taken
            ? throw FileDefinitionStore.NameTaken(taken, session.Layout)
            : new DefinitionPaths(session.Layout).PathOf(definition);
    }

    private static CreateModelResult ResultOf(Definition definition, ModelType type, string path, bool dryRun) => new()
    {
        Id = definition.Id,
        Type = definition.Type.Normalized,
        Name = definition.Name,
        Path = path,
        Version = type.Version.ToString(),
        GlobalArguments = type.GlobalArguments is { } schema ? SchemaView.Full(schema) : null,
        Methods = ModelViews.MethodsOf(type),
        DryRun = dryRun ? true : null,
    };
}
