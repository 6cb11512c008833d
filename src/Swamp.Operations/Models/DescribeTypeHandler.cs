using System.Text.Json;
using System.Text.Json.Nodes;
using Swamp.Engine.Models;

namespace Swamp.Operations.Models;

/// <summary>Describes a model type (TYPE-31, TYPE-32).</summary>
internal static class DescribeTypeHandler
{
    public static async Task<DescribeTypeResult> RunAsync(DescribeTypeRequest request, OperationContext context, CancellationToken cancellationToken)
    {
        await using var session = await context.OpenRepositoryAsync(cancellationToken);
        var type = await session.ModelTypes.GetAsync(new ModelTypeName(request.Type), cancellationToken);
        return new DescribeTypeResult
        {
            Type = new TypeNameView(type.Name.Raw, type.Name.Normalized),
            Version = type.Version.ToString(),
            GlobalArguments = type.GlobalArguments is null ? null : request.Compact ? SchemaView.Compact(type.GlobalArguments) : SchemaView.Full(type.GlobalArguments),
            DataOutputSpecs = [.. ModelViews.OutputsOf(type).Select(output => Shown(output, request.Compact))],
            Methods = ModelViews.MethodsOf(type, request.Compact),
        };
    }

    private static JsonNode? Shown(DataOutputSpecView output, bool compact) =>
        compact ? JsonValue.Create(output.SpecName) : JsonSerializer.SerializeToNode(output, ModelJsonContext.Default.DataOutputSpecView);
}
