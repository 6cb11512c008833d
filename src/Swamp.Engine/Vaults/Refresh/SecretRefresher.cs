using System.Text;
using Swamp.Engine.Errors;
using Swamp.Engine.Identity;
using Swamp.Engine.Processes;

namespace Swamp.Engine.Vaults.Refresh;

/// <summary>Runs the refresh hook of a stale secret when it is read (VAULT-20, STATE-50 to STATE-54).</summary>
internal sealed class SecretRefresher(VaultSurroundings surroundings, IProcessRunner processes)
{
    private const int LargestOutput = 1 << 20;

    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(2);

    private readonly KeyedGate gates = new();

    /// <summary>The fresh value, or null when the stored one counts: no hook, not stale, or the command gave nothing.</summary>
    public async Task<string?> RefreshAsync(IVaultProvider provider, string key, CancellationToken cancellationToken)
    {
        if (provider.RefreshHooks is not { } hooks || await StaleAsync(hooks, key, cancellationToken) is null)
        {
            return null;
        }

        using (await gates.EnterAsync($"{provider.Name}\n{key}", cancellationToken))
        using (await RefreshTurn.TakeAsync(surroundings.Layout.Secrets, provider.Name, key, surroundings.Clock, cancellationToken))
        {
            // Looked at again: another reader may have renewed it while this one waited.
            return await StaleAsync(hooks, key, cancellationToken) is { } hook ? await RunAsync(provider, hooks, key, hook, cancellationToken) : null;
        }
    }

    private async Task<RefreshHook?> StaleAsync(IVaultRefreshHooks hooks, string key, CancellationToken cancellationToken) =>
        await hooks.GetAsync(key, cancellationToken) is { } hook && hook.IsStale(surroundings.Clock.GetUtcNow()) ? hook : null;

    private async Task<string?> RunAsync(IVaultProvider provider, IVaultRefreshHooks hooks, string key, RefreshHook hook, CancellationToken cancellationToken)
    {
        var name = $"the refresh command of secret '{key}' in vault '{provider.Name}'";
        try
        {
            var (value, problem) = await ValueFromAsync(hook.Command, cancellationToken);
            if (problem is not null)
            {
                await surroundings.Notices.WarnAsync($"The stored value is used: {name} {problem}.", cancellationToken);
                return null;
            }

            await StoreAsync(provider, hooks, key, value!, hook, cancellationToken);
            return value;
        }
        catch (SwampException exception)
        {
            await surroundings.Notices.WarnAsync($"The stored value is used: {name} failed: {exception.Message}", cancellationToken);
            return null;
        }
    }

    // The old value may be dead already: a fresh one that cannot be stored is still the one to use.
    private async Task StoreAsync(
        IVaultProvider provider, IVaultRefreshHooks hooks, string key, string value, RefreshHook hook, CancellationToken cancellationToken)
    {
        try
        {
            await provider.PutAsync(key, value, labels: null, cancellationToken);
            await hooks.PutAsync(key, hook with { LastRefreshedAt = IdFormat.Text(surroundings.Clock.GetUtcNow()) }, cancellationToken);
            await surroundings.Notices.InfoAsync($"Refreshed secret '{key}' in vault '{provider.Name}'.", cancellationToken);
        }
        catch (SwampException exception)
        {
            await surroundings.Notices.WarnAsync(
                $"The fresh value of secret '{key}' is used, but vault '{provider.Name}' could not store it: {exception.Message}", cancellationToken);
        }
    }

    /// <summary>What the command prints without white space around it, or why that is nothing. Its error stream is dropped: it may hold secrets.</summary>
    private async Task<(string? Value, string? Problem)> ValueFromAsync(string command, CancellationToken cancellationToken)
    {
        using var output = new MemoryStream();
        var isTooLong = false;
        using var limit = new CancellationTokenSource(Limit, surroundings.Clock);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        try
        {
            var exit = await processes.RunAsync(
                Request(command),
                (stream, bytes) =>
                {
                    if (stream == ProcessStream.Output && !(isTooLong |= output.Length + bytes.Length > LargestOutput))
                    {
                        output.Write(bytes.Span);
                    }

                    return ValueTask.CompletedTask;
                },
                both.Token);
            var text = Encoding.UTF8.GetString(output.GetBuffer(), 0, (int)output.Length).Trim();
            return exit.ExitCode != 0 ? (null, $"ended with exit code {exit.ExitCode}")
                : isTooLong ? (null, $"printed more than {LargestOutput} bytes")
                : text.Length == 0 ? (null, "printed nothing")
                : (text, null);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return (null, $"took longer than {Limit.TotalSeconds} seconds");
        }
        finally
        {
            Array.Clear(output.GetBuffer());
        }
    }

    private ProcessRequest Request(string command) => new()
    {
        Program = OperatingSystem.IsWindows() ? "powershell.exe" : "/bin/sh",
        Arguments = OperatingSystem.IsWindows() ? ["-NoProfile", "-Command", command] : ["-c", command],
        Environment = surroundings.Environment.Variables,
        WorkingDirectory = surroundings.Layout.Root,
    };
}
