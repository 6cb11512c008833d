using System.CommandLine;
using Swamp.Cli.CommandLine;
using Swamp.Engine.Errors;
using Swamp.Operations.Vaults;

namespace Swamp.Cli.Vaults;

/// <summary><c>swamp vault put</c> (VCMD-10 to VCMD-16).</summary>
internal static class PutSecretCommand
{
    public static Command Build()
    {
        var vault = VaultOptions.Vault();
        var key = new Argument<string>("key") { Description = "Key of the secret, or KEY=VALUE" };
        var value = new Argument<string?>("value") { Description = "The value; piped or asked for when left out", Arity = ArgumentArity.ZeroOrOne };
        var (yes, force) = (VaultOptions.Yes(), VaultOptions.Force());
        var refreshFrom = new Option<string?>("--refresh-from") { Description = "Command that gives a new value when the old one is stale", HelpName = "command" };
        var refreshTtl = new Option<string?>("--refresh-ttl") { Description = "How long a value is fresh: 90s, 15m, 2h", HelpName = "duration" };
        var clearRefresh = new Option<bool>("--clear-refresh") { Description = "Stop renewing the secret" };
        var label = VaultOptions.Label("Label to add to what is noted about the secret; repeatable");
        var command = new FlowCommand("put", VaultOperations.Put.Summary, VaultOperations.Put)
        {
            Arguments = { vault, key, value },
            Options = { yes, force, refreshFrom, refreshTtl, clearRefresh, label },
            AlsoCalls = [VaultOperations.Describe],
            Examples =
            [
                new("Ask for the value without showing it", "swamp vault put team API_KEY"),
                new("Take it from another program", "gh auth token | swamp vault put team GH_TOKEN --yes"),
                new("Renew it from a command", "swamp vault put team GH_TOKEN x --refresh-from 'gh auth token' --refresh-ttl 1h"),
            ],
            Notes = "A value on the command line is seen by other programs and kept in the shell's history; pipe it, or let swamp ask for it. "
                + "A piped value of one line loses its newline.",
            Flow = async (invocation, cancellationToken) =>
            {
                var request = new PutSecretRequest
                {
                    Vault = invocation.Value(vault)!,
                    Key = invocation.Value(key)!,
                    Value = invocation.Value(value) ?? "",
                    Overwrite = invocation.Value(yes) || invocation.Value(force) || invocation.Output.Json,
                    RefreshFrom = invocation.Value(refreshFrom),
                    RefreshTtl = invocation.Value(refreshTtl),
                    ClearRefresh = invocation.Value(clearRefresh),
                    Labels = VaultOptions.LabelsOf(invocation, label),
                };
                var result = await PutAsync(invocation, request, invocation.Value(value), cancellationToken);
                if (result is null)
                {
                    invocation.Tell("Nothing was changed.");
                    return ExitCodes.Ok;
                }

                invocation.Write(VaultOperations.Put, result, static (stored, output) =>
                    output.Line($"{(stored.Overwritten ? "Replaced" : "Stored")} secret \"{stored.SecretKey}\" in vault \"{stored.VaultName}\""));
                return ExitCodes.Ok;
            },
        };
        command.Aliases.Add("write-secret");
        return command;
    }

    /// <summary>Stores the secret; null when the user does not want one to be replaced.</summary>
    private static async Task<PutSecretResult?> PutAsync(Invocation invocation, PutSecretRequest request, string? typed, CancellationToken cancellationToken)
    {
        // Before a value is asked for: nobody wants to type a secret into the void (VCMD-11).
        await invocation.CallAsync(VaultOperations.Describe, new GetVaultRequest { Vault = request.Vault }, cancellationToken);
        var isPiped = false;
        if (typed is null)
        {
            var equals = request.Key.IndexOf('=', StringComparison.Ordinal);
            if (equals > 0)
            {
                request = request with { Key = request.Key[..equals], Value = request.Key[(equals + 1)..] };
            }
            else
            {
                isPiped = !invocation.Terminal.InputIsTerminal;
                request = request with { Value = await SecretInput.ReadAsync(invocation, request.Key, cancellationToken) ?? throw NoValue(request) };
            }
        }

        try
        {
            return await invocation.CallAsync(VaultOperations.Put, request, cancellationToken);
        }
        catch (SwampException exception) when (exception.Code == ErrorCodes.Conflict && !request.Overwrite && !isPiped)
        {
            return await invocation.ConfirmAsync($"Secret '{request.Key}' exists already in vault '{request.Vault}'. Replace it?", given: false, cancellationToken)
                ? await invocation.CallAsync(VaultOperations.Put, request with { Overwrite = true }, cancellationToken)
                : null;
        }
    }

    private static SwampException NoValue(PutSecretRequest request) => new(
        ErrorCodes.InvalidArgument,
        $"There is no value for '{request.Key}'. Give it as an argument (swamp vault put {request.Vault} {request.Key} VALUE), as {request.Key}=VALUE, "
            + $"or on standard input (… | swamp vault put {request.Vault} {request.Key}).",
        $"printf %s \"$VALUE\" | swamp vault put {request.Vault} {request.Key}");
}
