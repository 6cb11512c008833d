using System.Text.Json;
using Swamp.Sdk;

/// <summary>Secrets in a JSON file that only its owner can read: enough to try things, too little for secrets that matter.</summary>
[Vault("@sample/file", Name = "File")]
public sealed class FileVault(FileVault.Settings settings) : IVault
{
    /// <param name="Path">The file, relative to the current folder</param>
    public sealed record Settings(string Path = "secrets.json");

    // One object serves all calls for a vault, also at the same time.
    private readonly SemaphoreSlim gate = new(1, 1);

    public async Task<string> GetAsync(string key, CancellationToken cancellationToken) =>
        (await ReadAsync(cancellationToken)).TryGetValue(key, out var value) ? value : throw new KeyNotFoundException($"{settings.Path} has no '{key}'.");

    public Task PutAsync(string key, string value, IReadOnlyDictionary<string, string> tags, CancellationToken cancellationToken) =>
        ChangeAsync(secrets => secrets[key] = value, cancellationToken);

    public async Task<IReadOnlyList<string>> ListAsync(CancellationToken cancellationToken) => [.. (await ReadAsync(cancellationToken)).Keys];

    public Task DeleteAsync(string key, CancellationToken cancellationToken) => ChangeAsync(secrets => secrets.Remove(key), cancellationToken);

    private async Task<Dictionary<string, string>> ReadAsync(CancellationToken cancellationToken) => File.Exists(settings.Path)
        ? JsonSerializer.Deserialize<Dictionary<string, string>>(await File.ReadAllTextAsync(settings.Path, cancellationToken)) ?? []
        : [];

    private async Task ChangeAsync(Action<Dictionary<string, string>> change, CancellationToken cancellationToken)
    {
        await gate.WaitAsync(cancellationToken);
        try
        {
            var secrets = await ReadAsync(cancellationToken);
            change(secrets);
            await using var file = new FileStream(settings.Path, new FileStreamOptions
            {
                Mode = FileMode.Create,
                Access = FileAccess.Write,
                UnixCreateMode = OperatingSystem.IsWindows() ? null : UnixFileMode.UserRead | UnixFileMode.UserWrite,
            });
            await JsonSerializer.SerializeAsync(file, secrets, cancellationToken: cancellationToken);
        }
        finally
        {
            gate.Release();
        }
    }
}
