using System.CommandLine;
using Swamp.Cli.CommandLine;
using Swamp.Cli.Rendering;
using Swamp.Operations.Vaults;

namespace Swamp.Cli.Vaults;

/// <summary>Commands on single secrets besides <c>put</c> (VCMD-20 to VCMD-27).</summary>
internal static class SecretCommands
{
    public static Command Read()
    {
        var (vault, key, yes, force) = (VaultOptions.Vault(), VaultOptions.Key(), VaultOptions.Yes(), VaultOptions.Force());
        return new OperationCommand<SecretRequest, ReadSecretResult>("read-secret", VaultOperations.ReadSecret)
        {
            Arguments = { vault, key },
            Options = { yes, force },
            Examples = [new("Hand a secret to another program", "swamp vault read-secret team API_KEY --yes | pbcopy")],
            Bind = (invocation, _) => ValueTask.FromResult(new SecretRequest { Vault = invocation.Value(vault)!, Key = invocation.Value(key)! }),
            Confirm = (invocation, request, cancellationToken) => invocation.ConfirmAsync(
                $"Show the secret '{request.Key}' of vault '{request.Vault}' in clear?", invocation.Value(yes) || invocation.Value(force), cancellationToken),
            Render = static (result, output) => output.Text(result.Value),
        };
    }

    public static Command ListKeys()
    {
        var vault = VaultOptions.Vault();
        return new OperationCommand<ListKeysRequest, ListKeysResult>("list-keys", VaultOperations.ListKeys)
        {
            Arguments = { vault },
            Examples = [new("Which secrets are there?", "swamp vault list-keys team")],
            Bind = (invocation, _) => ValueTask.FromResult(new ListKeysRequest { Vault = invocation.Value(vault)! }),
            Render = static (result, output) =>
            {
                output.Line($"Vault \"{result.VaultName}\" ({result.VaultType}): {result.Count} {(result.Count == 1 ? "secret" : "secrets")}");
                foreach (var key in result.SecretKeys)
                {
                    output.Line($"- \"{VisibleText.Of(key)}\"");
                }
            },
        };
    }

    public static Command Inspect()
    {
        var (vault, key) = (VaultOptions.Vault(), VaultOptions.Key());
        return new OperationCommand<SecretRequest, InspectSecretResult>("inspect", VaultOperations.Inspect)
        {
            Arguments = { vault, key },
            Examples = [new("What is known of a secret?", "swamp vault inspect team API_KEY")],
            Bind = (invocation, _) => ValueTask.FromResult(new SecretRequest { Vault = invocation.Value(vault)!, Key = invocation.Value(key)! }),
            Render = static (result, output) =>
            {
                output.Field("Vault", $"{result.VaultName} ({result.VaultType})");
                output.Field("Key", result.SecretKey);
                output.Field("Size", $"{result.SizeBytes} bytes, {result.SizeChars} characters");
                output.Field("URL", result.Annotation?.Url);
                output.Field("Notes", result.Annotation?.Notes is { } notes ? VisibleText.Of(notes) : null);
                output.Field("Labels", result.Annotation?.Labels is { Count: > 0 } labels ? string.Join(", ", labels.Select(static l => $"{l.Key}={l.Value}")) : null);
                output.Field("Refreshed by", result.RefreshHook?.Command);
                output.Field("Refreshed every", result.RefreshHook?.Ttl);
                output.Field("Last refreshed", result.RefreshHook is null ? null : result.RefreshHook.LastRefreshedAt ?? "never");
            },
        };
    }

    public static Command Annotate()
    {
        var (vault, key) = (VaultOptions.Vault(), VaultOptions.Key());
        var url = new Option<string?>("--url") { Description = "Where it comes from or is managed; '' forgets it", HelpName = "url" };
        var notes = new Option<string?>("--notes") { Description = "Free text; '' forgets it", HelpName = "text" };
        var label = VaultOptions.Label("Label to set; repeatable");
        var removeLabel = new Option<string[]>("--remove-label") { Description = "Label to remove; repeatable", HelpName = "key" };
        var clear = new Option<bool>("--clear") { Description = "Forget everything noted" };
        return new OperationCommand<AnnotateSecretRequest, AnnotateSecretResult>("annotate", VaultOperations.Annotate)
        {
            Arguments = { vault, key },
            Options = { url, notes, label, removeLabel, clear },
            Examples = [new("Say where it comes from", "swamp vault annotate team API_KEY --url https://example.com/keys --label env=prod")],
            Bind = (invocation, _) => ValueTask.FromResult(new AnnotateSecretRequest
            {
                Vault = invocation.Value(vault)!,
                Key = invocation.Value(key)!,
                Url = invocation.Value(url),
                Notes = invocation.Value(notes),
                Labels = VaultOptions.LabelsOf(invocation, label),
                RemoveLabels = invocation.Values(removeLabel) is { Count: > 0 } removed ? removed : null,
                Clear = invocation.Value(clear),
            }),
            Render = static (result, output) =>
                output.Line($"{(result.Cleared ? "Cleared" : "Annotated")} secret \"{result.SecretKey}\" in vault \"{result.VaultName}\""),
        };
    }

    public static Command Delete()
    {
        var (vault, key, yes) = (VaultOptions.Vault(), VaultOptions.Key(), VaultOptions.Yes());
        var force = VaultOptions.Force("Do not ask, and do not mind when there is none");
        return new OperationCommand<DeleteSecretRequest, DeleteSecretResult>("delete", VaultOperations.Delete)
        {
            Arguments = { vault, key },
            Options = { yes, force },
            Examples = [new("Delete without being asked", "swamp vault delete team OLD_KEY --yes")],
            Bind = (invocation, _) => ValueTask.FromResult(new DeleteSecretRequest
            {
                Vault = invocation.Value(vault)!,
                Key = invocation.Value(key)!,
                IgnoreMissing = invocation.Value(force),
            }),
            Confirm = (invocation, request, cancellationToken) => invocation.ConfirmAsync(
                $"Delete the secret '{request.Key}' from vault '{request.Vault}'?", invocation.Value(yes) || invocation.Value(force), cancellationToken),
            Render = static (result, output) => output.Line(
                result.NoOp is true
                    ? $"There was no secret \"{result.SecretKey}\" in vault \"{result.VaultName}\""
                    : $"Deleted secret \"{result.SecretKey}\" from vault \"{result.VaultName}\""),
        };
    }
}
