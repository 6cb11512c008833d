using System.CommandLine;
using Swamp.Cli.CommandLine;
using Swamp.Operations.Registry;

namespace Swamp.Cli.Extensions;

/// <summary><c>swamp extension trust key</c>: whose signatures are believed.</summary>
internal static class KeyCommands
{
    public static Command Build() => new("key", "Choose the keys whose signatures are believed") { List(), Add(), Remove() };

    private static OperationCommand<KeyListRequest, KeyListResult> List() => new("list", RegistryOperations.ListKeys)
    {
        Examples = [new("Which keys are trusted, and are signatures required?", "swamp extension trust key list")],
        Bind = static (_, _) => ValueTask.FromResult(new KeyListRequest()),
        Render = static (result, output) =>
        {
            output.Table(["Key", "Collective", "Added"], [.. result.Keys.Select(static k => (IReadOnlyList<string>)[k.Id, k.Collective ?? "all", k.AddedAt])], "No keys are trusted.");
            output.Field("Signatures", result.Signatures);
        },
    };

    private static OperationCommand<KeyAddRequest, KeyChangeResult> Add()
    {
        var file = new Argument<string?>("file") { Description = "The public key, as PEM", Arity = ArgumentArity.ZeroOrOne };
        var collective = new Option<string?>("--collective") { Description = "The only collective that it may vouch for; all when left out", HelpName = "name" };
        var dryRun = RegistryOptions.DryRun("Only show what would change");
        return new OperationCommand<KeyAddRequest, KeyChangeResult>("add", RegistryOperations.TrustKey)
        {
            Arguments = { file },
            Options = { collective, dryRun },
            Examples = [new("Believe what the team signs", "swamp extension trust key add acme.pub --collective acme")],
            Bind = (invocation, _) => ValueTask.FromResult(new KeyAddRequest
            {
                File = invocation.Required(file),
                Collective = invocation.Value(collective)?.TrimStart('@'),
                DryRun = invocation.Value(dryRun),
            }),
            Render = static (result, output) => output.Line($"{(result.DryRun == true ? "Would trust" : "Trusted")} the key {result.Id} for {result.Collective ?? "all collectives"}."),
        };
    }

    private static OperationCommand<KeyRemoveRequest, KeyChangeResult> Remove()
    {
        var id = new Argument<string?>("id") { Description = "Its id", Arity = ArgumentArity.ZeroOrOne };
        var dryRun = RegistryOptions.DryRun("Only show what would change");
        return new OperationCommand<KeyRemoveRequest, KeyChangeResult>("rm", RegistryOperations.DistrustKey)
        {
            Arguments = { id },
            Options = { dryRun },
            Examples = [new("The key was lost", "swamp extension trust key rm 0123456789abcdef")],
            Bind = (invocation, _) => ValueTask.FromResult(new KeyRemoveRequest { Id = invocation.Required(id), DryRun = invocation.Value(dryRun) }),
            Render = static (result, output) => output.Line($"{(result.DryRun == true ? "Would no longer trust" : "No longer trusted:")} the key {result.Id}."),
        };
    }
}
