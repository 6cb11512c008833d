using System.CommandLine;
using Swamp.Cli.CommandLine;
using Swamp.Engine.Errors;
using Swamp.Operations.Vaults;

namespace Swamp.Cli.Vaults;

/// <summary><c>swamp vault</c> and what lies below it.</summary>
internal static class VaultCommands
{
    public static Command Build() => new("vault")
    {
        Create(),
        Search(),
        Get(),
        Describe(),
        EditVaultCommand.Build(),
        PutSecretCommand.Build(),
        SecretCommands.Read(),
        SecretCommands.ListKeys(),
        SecretCommands.Inspect(),
        SecretCommands.Annotate(),
        SecretCommands.Delete(),
        MigrateVaultCommand.Build(),
        AuditTrailCommand.Build(),
        new Command("type", "Find types of vaults") { SearchTypes() },
    };

    private static OperationCommand<CreateVaultRequest, CreateVaultResult> Create()
    {
        var type = new Argument<string>("type") { Description = "Type of the vault: local_encryption, or one from an extension" };
        var name = new Argument<string?>("name") { Description = "Name: lower-case letters, digits and hyphens", Arity = ArgumentArity.ZeroOrOne };
        var config = VaultOptions.Config();
        var auditReads = new Option<bool>("--audit-reads") { Description = "Record in the audit trail who reads secrets" };
        return new OperationCommand<CreateVaultRequest, CreateVaultResult>("create", VaultOperations.Create)
        {
            Arguments = { type, name },
            Options = { config, auditReads },
            Examples =
            [
                new("Encrypted files on this machine", "swamp vault create local_encryption team"),
                new("The same with a key of yours", "swamp vault create local_encryption team --config '{\"ssh_key_path\": \"~/.ssh/id_ed25519\"}'"),
            ],
            Bind = async (invocation, cancellationToken) => new CreateVaultRequest
            {
                Type = invocation.Value(type)!,
                Name = invocation.Value(name) ?? await AskForNameAsync(invocation, cancellationToken) ?? invocation.Required(name),
                Config = JsonConfig.Parse(invocation.Value(config)),
                AuditReads = invocation.Value(auditReads),
            },
            Render = static (result, output) => output.Line($"Created vault: \"{result.Name}\" (\"{result.TypeName}\")"),
        };
    }

    private static async ValueTask<string?> AskForNameAsync(Invocation invocation, CancellationToken cancellationToken)
    {
        if (!invocation.Output.MayAsk)
        {
            return null;
        }

        await invocation.Terminal.Error.WriteAsync("Name of the vault: ".AsMemory(), cancellationToken);
        using var reader = new StreamReader(invocation.Terminal.Input, leaveOpen: true);
        return await reader.ReadLineAsync(cancellationToken) is { } line && line.Trim() is { Length: > 0 } name ? name : null;
    }

    private static FlowCommand Search()
    {
        var query = new Argument<string?>("query") { Description = "Part of name, type or id", Arity = ArgumentArity.ZeroOrOne };
        var command = new FlowCommand("search", VaultOperations.Search.Summary, VaultOperations.Search)
        {
            Arguments = { query },
            Examples = [new("List all vaults", "swamp vault search")],
            Flow = async (invocation, cancellationToken) =>
            {
                var result = await invocation.CallAsync(VaultOperations.Search, new SearchVaultsRequest { Query = invocation.Value(query) ?? "" }, cancellationToken);
                invocation.Write(
                    VaultOperations.Search,
                    result,
                    static (found, output) => output.Table(
                        ["Name", "Type", "Created", "ID"],
                        [.. found.Results.Select(static v => (IReadOnlyList<string>)[v.Name, v.Type, v.CreatedAt, v.Id])],
                        "No vaults found. Make one: swamp vault create local_encryption my-vault"),
                    alwaysJson: !invocation.Terminal.InputIsTerminal);
                return ExitCodes.Ok;
            },
        };
        command.Aliases.Add("list");
        return command;
    }

    // JSON in both modes (QUIRK-23).
    private static OperationCommand<GetVaultRequest, GetVaultResult> Get()
    {
        var vault = new Argument<string>("vault") { Description = "Name or id" };
        var key = new Argument<string?>("key") { Arity = ArgumentArity.ZeroOrOne, Hidden = true };
        var type = VaultOptions.Type();
        return new OperationCommand<GetVaultRequest, GetVaultResult>("get", VaultOperations.Get)
        {
            Arguments = { vault, key },
            Options = { type },
            Examples = [new("How is a vault configured?", "swamp vault get team")],
            AlwaysJson = true,
            Bind = (invocation, _) => invocation.Value(key) is { } secret
                ? throw new SwampException(
                    ErrorCodes.InvalidArgument,
                    "'swamp vault get' shows how a vault is configured. To read a secret, use 'swamp vault read-secret'.",
                    $"swamp vault read-secret {invocation.Value(vault)} {secret}")
                : ValueTask.FromResult(new GetVaultRequest { Vault = invocation.Value(vault)!, Type = invocation.Value(type) }),
            Render = static (_, _) => { },
        };
    }

    private static OperationCommand<GetVaultRequest, DescribeVaultResult> Describe()
    {
        var vault = new Argument<string>("vault") { Description = "Name or id" };
        var type = VaultOptions.Type();
        return new OperationCommand<GetVaultRequest, DescribeVaultResult>("describe", VaultOperations.Describe)
        {
            Arguments = { vault },
            Options = { type },
            Examples = [new("How is a vault configured?", "swamp vault describe team")],
            AlwaysJson = true,
            Bind = (invocation, _) => ValueTask.FromResult(new GetVaultRequest { Vault = invocation.Value(vault)!, Type = invocation.Value(type) }),
            Render = static (_, _) => { },
        };
    }

    private static FlowCommand SearchTypes()
    {
        var query = new Argument<string?>("query") { Description = "Part of name or description", Arity = ArgumentArity.ZeroOrOne };
        var command = new FlowCommand("search", VaultOperations.SearchTypes.Summary, VaultOperations.SearchTypes)
        {
            Arguments = { query },
            Examples = [new("Which kinds of vaults are there?", "swamp vault type search")],
            Flow = async (invocation, cancellationToken) =>
            {
                var request = new SearchVaultTypesRequest { Query = invocation.Value(query) ?? "" };
                var result = await invocation.CallAsync(VaultOperations.SearchTypes, request, cancellationToken);
                invocation.Write(
                    VaultOperations.SearchTypes,
                    result,
                    static (found, output) => output.Table(
                        ["Type", "Name", "Description"],
                        [.. found.Results.Select(static t => (IReadOnlyList<string>)[t.Type, t.Name, t.Description])],
                        "No vault types found."),
                    alwaysJson: !invocation.Terminal.InputIsTerminal);
                return ExitCodes.Ok;
            },
        };
        command.Aliases.Add("list");
        return command;
    }
}
