using Swamp.Engine.Definitions;

namespace Swamp.Operations.Models;

/// <summary>Reads the text of a definition file.</summary>
internal static class GetModelSourceHandler
{
    public static async Task<GetModelSourceResult> RunAsync(GetModelSourceRequest request, OperationContext context, CancellationToken cancellationToken)
    {
        await using var session = await context.OpenRepositoryAsync(cancellationToken);
        var (stored, broken) = await session.Definitions.GetOrBrokenAsync(request.Model, cancellationToken);
        if (broken is not null)
        {
            return new GetModelSourceResult { Path = broken.Path, Name = request.Model, Type = broken.Type?.Normalized ?? "", Yaml = broken.Text };
        }

        return new GetModelSourceResult
        {
            Path = stored!.Path,
            Name = stored.Definition.Name,
            Type = stored.Definition.Type.Normalized,
            Yaml = await session.Definitions.ReadTextAsync(stored, cancellationToken),
        };
    }
}
