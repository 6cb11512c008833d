using Swamp.Engine.Identity;
using Swamp.Engine.Vaults;

namespace Swamp.Operations.Vaults;

/// <summary>Operations on the configurations of vaults (VCMD-1 to VCMD-5, VCMD-40).</summary>
internal static class VaultConfigurationHandlers
{
    public static async Task<CreateVaultResult> CreateAsync(CreateVaultRequest request, OperationContext context, CancellationToken cancellationToken)
    {
        await using var session = await context.OpenWithoutDatastoreAsync(cancellationToken);
        var type = await session.VaultTypes.ForCreationAsync(request.Type, cancellationToken);
        var vault = await session.VaultConfigurations.CreateAsync(
            new VaultConfiguration
            {
                Id = context.Host.Ids.NewUuid(),
                Name = VaultName.Check(request.Name),
                Type = type.Type,
                Config = VaultViews.ConfigFor(session, type, request.Config),
                CreatedAt = context.Host.Clock.GetUtcNow(),
                AuditReads = request.AuditReads,
            },
            cancellationToken);
        return new CreateVaultResult
        {
            Id = IdFormat.Text(vault.Id),
            Name = vault.Name,
            Type = vault.Type,
            TypeName = type.Name,
            Config = await VaultViews.ConfigOfAsync(session, vault, cancellationToken),
        };
    }

    public static async Task<SearchVaultsResult> SearchAsync(SearchVaultsRequest request, OperationContext context, CancellationToken cancellationToken)
    {
        await using var session = await context.OpenWithoutDatastoreAsync(cancellationToken);
        var found = (await session.VaultService.ListAsync(cancellationToken))
            .Where(v => !v.IsInternal && (Matches(v.Name, request.Query) || Matches(v.Type, request.Query) || Matches(IdFormat.Text(v.Id), request.Query)))
            .Select(static v => new VaultListItem(IdFormat.Text(v.Id), v.Name, v.Type, IdFormat.Text(v.CreatedAt)));
        return new SearchVaultsResult(request.Query, [.. found]);
    }

    public static async Task<GetVaultResult> GetAsync(GetVaultRequest request, OperationContext context, CancellationToken cancellationToken)
    {
        await using var session = await context.OpenWithoutDatastoreAsync(cancellationToken);
        var vault = await session.VaultService.FindAsync(request.Vault, request.Type, cancellationToken);
        return new GetVaultResult
        {
            Id = IdFormat.Text(vault.Id),
            Name = vault.Name,
            Type = vault.Type,
            Config = await VaultViews.ConfigOfAsync(session, vault, cancellationToken),
            CreatedAt = IdFormat.Text(vault.CreatedAt),
            AuditReads = vault.AuditReads ? true : null,
            StoragePath = session.VaultConfigurations.Shown(vault.Path!),
        };
    }

    public static async Task<DescribeVaultResult> DescribeAsync(GetVaultRequest request, OperationContext context, CancellationToken cancellationToken)
    {
        var vault = await GetAsync(request, context, cancellationToken);
        return new DescribeVaultResult
        {
            Id = vault.Id,
            Name = vault.Name,
            Type = vault.Type,
            Config = vault.Config,
            CreatedAt = vault.CreatedAt,
            AuditReads = vault.AuditReads,
        };
    }

    public static async Task<GetVaultSourceResult> GetSourceAsync(GetVaultSourceRequest request, OperationContext context, CancellationToken cancellationToken)
    {
        await using var session = await context.OpenWithoutDatastoreAsync(cancellationToken);
        var vault = await session.VaultService.FindAsync(request.Vault, request.Type, cancellationToken);
        return new GetVaultSourceResult
        {
            Path = vault.Path!,
            Yaml = await session.VaultConfigurations.ReadTextAsync(vault, cancellationToken),
            Name = vault.Name,
            Type = vault.Type,
        };
    }

    public static async Task<EditVaultResult> EditAsync(EditVaultRequest request, OperationContext context, CancellationToken cancellationToken)
    {
        await using var session = await context.OpenWithoutDatastoreAsync(cancellationToken);
        var vault = await session.VaultService.FindAsync(request.Vault, request.Type, cancellationToken);
        var source = request.Editor is null ? "stdin" : Path.GetFileName(vault.Path!);
        var changed = await session.VaultConfigurations.ReplaceTextAsync(vault, request.Yaml, request.ExpectedYaml, source, cancellationToken);
        return new EditVaultResult
        {
            Path = changed.Path!,
            Editor = request.Editor,
            Status = request.Editor is null ? "updated" : "opened",
            Name = changed.Name,
            Type = changed.Type,
        };
    }

    public static async Task<SearchVaultTypesResult> SearchTypesAsync(SearchVaultTypesRequest request, OperationContext context, CancellationToken cancellationToken)
    {
        await using var session = await context.OpenWithoutDatastoreAsync(cancellationToken);
        var found = (await session.VaultTypes.ListAsync(cancellationToken))
            .Where(t => Matches(t.Type, request.Query) || Matches(t.Name, request.Query) || Matches(t.Description, request.Query))
            .Select(static t => new VaultTypeItem(t.Type, t.Name, t.Description));
        return new SearchVaultTypesResult(request.Query, [.. found]);
    }

    private static bool Matches(string text, string query) => text.Contains(query, StringComparison.OrdinalIgnoreCase);
}
