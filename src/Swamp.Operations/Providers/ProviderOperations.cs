using System.Text.Json.Nodes;
using Swamp.Engine.Errors;
using Swamp.Engine.Models;
using Swamp.Extensions.Providers;
using Swamp.Operations.Sessions;

namespace Swamp.Operations.Providers;

/// <summary>Operations on types of datastores and drivers.</summary>
public static class ProviderOperations
{
    private static readonly ProviderDescribeResult[] BuiltInDatastores =
    [
        new()
        {
            Type = "filesystem",
            Name = "Filesystem",
            Description = "Keeps everything in a folder, by default .swamp in the repository",
            ConfigSchema = new JsonObject { ["type"] = "object", ["properties"] = new JsonObject { ["path"] = new JsonObject { ["type"] = "string" } } },
        },
    ];

    /// <summary>Lists the types of datastores (DSCMD-2).</summary>
    public static Operation<ProviderTypesRequest, ProviderTypesResult> DatastoreTypes { get; } =
        Search("datastore", "List the types of datastores that can be used here.", static () => BuiltInDatastores, static s => s.Extensions.Datastores);

    /// <summary>Describes a type of datastore.</summary>
    public static Operation<ProviderDescribeRequest, ProviderDescribeResult> DescribeDatastore { get; } =
        Describe("datastore", "Show what a type of datastore is, and which settings it takes.", static () => BuiltInDatastores, static s => s.Extensions.Datastores);

    /// <summary>Lists the types of drivers (DRV-62).</summary>
    public static Operation<ProviderTypesRequest, ProviderTypesResult> DriverTypes { get; } =
        Search("driver", "List the types of drivers that are known here.", static () => BuiltInDrivers.All, static s => s.Extensions.Drivers);

    /// <summary>Describes a type of driver.</summary>
    public static Operation<ProviderDescribeRequest, ProviderDescribeResult> DescribeDriver { get; } =
        Describe("driver", "Show what a type of driver is, and which settings it takes.", static () => BuiltInDrivers.All, static s => s.Extensions.Drivers);

    /// <summary>All of them.</summary>
    public static IReadOnlyList<Operation> All { get; } = [DatastoreTypes, DescribeDatastore, DriverTypes, DescribeDriver];

    private static Operation<ProviderTypesRequest, ProviderTypesResult> Search(
        string noun, string summary, Func<IReadOnlyList<ProviderDescribeResult>> builtIn, Func<RepositorySession, ProviderTypes> typesOf) => new()
        {
            Name = $"{noun}.type.search",
            Summary = summary,
            Access = AccessLevel.Read,
            Request = static () => ProviderJsonContext.Default.ProviderTypesRequest,
            Result = static () => ProviderJsonContext.Default.ProviderTypesResult,
            Handler = async (request, context, cancellationToken) =>
            {
                await using var session = await context.OpenWithoutDatastoreAsync(cancellationToken);
                var query = request.Query.Trim();
                var all = builtIn().Concat((await typesOf(session).ListAsync(cancellationToken)).Select(Of));
                return new ProviderTypesResult(
                    query,
                    [
                        .. all.Where(t => t.Type.Contains(query, StringComparison.OrdinalIgnoreCase) || t.Name.Contains(query, StringComparison.OrdinalIgnoreCase))
                        .Select(static t => new ProviderTypeItem(t.Type, t.Name, t.Description)),
                    ]);
            },
        };

    private static Operation<ProviderDescribeRequest, ProviderDescribeResult> Describe(
        string noun, string summary, Func<IReadOnlyList<ProviderDescribeResult>> builtIn, Func<RepositorySession, ProviderTypes> typesOf) => new()
        {
            Name = $"{noun}.type.describe",
            Summary = summary,
            Access = AccessLevel.Read,
            Errors = [ErrorCodes.NotFound],
            Request = static () => ProviderJsonContext.Default.ProviderDescribeRequest,
            Result = static () => ProviderJsonContext.Default.ProviderDescribeResult,
            Handler = async (request, context, cancellationToken) =>
            {
                await using var session = await context.OpenWithoutDatastoreAsync(cancellationToken);
                return builtIn().FirstOrDefault(t => t.Type == request.Type)
                    ?? (await typesOf(session).FindAsync(request.Type, cancellationToken) is { } found ? Of(found) : null)
                    ?? throw new SwampException(ErrorCodes.NotFound, $"There is no type of {noun} '{request.Type}'.", $"swamp {noun} type search");
            },
        };

    private static ProviderDescribeResult Of(ProviderType type) => new()
    {
        Type = type.Type,
        Name = type.Name,
        Description = type.Description,
        ConfigSchema = type.ConfigSchema is { } schema ? SchemaView.WithoutSecrets(schema) : null,
        Source = type.Source,
    };
}
