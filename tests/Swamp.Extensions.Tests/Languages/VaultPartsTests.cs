using Swamp.Engine.Errors;
using Swamp.Engine.Vaults;
using Language = Swamp.Extensions.Tests.Languages.LanguageTests.Language;

namespace Swamp.Extensions.Tests.Languages;

/// <summary>What vaults of extensions may have beyond secrets: deletion, labels, annotations, refresh hooks (VAULT-7).</summary>
public sealed class VaultPartsTests
{
    [Theory]
    [InlineData(Language.TypeScript)]
    [InlineData(Language.CSharp)]
    public async Task Annotations_OfAVault_AreKeptMergedAndRemoved(Language language)
    {
        await using var repository = With(language, Full(language));
        var vaults = repository.Session.VaultService;
        var vault = await OpenAsync(repository);
        await vaults.PutAsync("one", "token", "v", new Dictionary<string, string> { ["env"] = "prod" }, "test", CancellationToken.None);

        var first = await vault.Annotations!.GetAsync("token", CancellationToken.None);
        await vault.Annotations.PutAsync("token", first! with { Url = "https://example.com", Notes = "n", UpdatedAt = "2026-03-04T05:06:07.089Z" }, CancellationToken.None);
        await vaults.PutAsync("one", "other", "v", labels: null, "test", CancellationToken.None);

        var annotation = await vault.Annotations.GetAsync("token", CancellationToken.None);
        Assert.Equal(("https://example.com", "n", "2026-03-04T05:06:07.089Z"), (annotation!.Url, annotation.Notes, annotation.UpdatedAt));
        Assert.Equal([("env", "prod")], annotation.Labels!.Select(l => (l.Key, l.Value)));
        Assert.Null(await vault.Annotations.GetAsync("other", CancellationToken.None));

        await vaults.DeleteAsync("one", "token", "test", CancellationToken.None);

        Assert.Null(await vault.Annotations.GetAsync("token", CancellationToken.None));
    }

    [Theory]
    [InlineData(Language.TypeScript)]
    [InlineData(Language.CSharp)]
    public async Task Hook_OfAVault_RenewsAStaleSecret(Language language)
    {
        await using var repository = With(language, Full(language));
        var vaults = repository.Session.VaultService;
        var vault = await OpenAsync(repository);
        await vaults.PutAsync("one", "token", "stored", labels: null, "test", CancellationToken.None);
        await vault.RefreshHooks!.PutAsync("token", new RefreshHook { Command = "echo fresh", TtlMs = 5_400_000, Ttl = "1h30m" }, CancellationToken.None);

        Assert.Equal("fresh", await vaults.ReadAsync("one", "token", "test", CancellationToken.None));
        var hook = await vault.RefreshHooks.GetAsync("token", CancellationToken.None);
        Assert.Equal(("echo fresh", 5_400_000, "1h30m"), (hook!.Command, hook.TtlMs, hook.Ttl));
        Assert.NotNull(hook.LastRefreshedAt);
        Assert.Equal("fresh", await vault.GetAsync("token", CancellationToken.None));

        await vault.RefreshHooks.DeleteAsync("token", CancellationToken.None);

        Assert.Null(await vault.RefreshHooks.GetAsync("token", CancellationToken.None));
    }

    [Theory]
    [InlineData(Language.TypeScript)]
    [InlineData(Language.CSharp)]
    public async Task Vault_WithSecretsOnly_HasNoOtherParts(Language language)
    {
        await using var repository = With(language, Bare(language));
        var vault = await OpenAsync(repository);

        Assert.Null(vault.Annotations);
        Assert.Null(vault.RefreshHooks);
        Assert.Null(vault.Deletion);
        var error = await Assert.ThrowsAsync<SwampException>(() => repository.Session.VaultService.DeleteAsync("one", "k", "test", CancellationToken.None));
        Assert.Equal("Vault 'one' (@test/safe) does not support deleting secrets.", error.Message);
    }

    [Fact]
    public async Task Labels_OfATypeScriptVault_AreTakenWhenPutHasRoomForThem()
    {
        await using var bare = With(Language.TypeScript, Bare(Language.TypeScript));
        await using var tagging = With(Language.TypeScript, Bare(Language.TypeScript).Replace("async put(key: string, value: string)", "async put(key: string, value: string, options?: { tags?: Record<string, string> })", StringComparison.Ordinal));

        Assert.False((await OpenAsync(bare)).TakesLabels);
        Assert.True((await OpenAsync(tagging)).TakesLabels);
    }

    [Fact]
    public async Task Annotation_ThatIsNone_SaysWhatWasExpected()
    {
        await using var repository = With(Language.TypeScript, Full(Language.TypeScript).Replace("return notes.get(key) ?? null;", "return 'text';", StringComparison.Ordinal));
        var vault = await OpenAsync(repository);

        var error = await Assert.ThrowsAsync<SwampException>(() => vault.Annotations!.GetAsync("k", CancellationToken.None));

        Assert.Contains("'getAnnotation' returned something else than an object with url, notes, labels and updatedAt", error.Message, StringComparison.Ordinal);
    }

    private static async Task<IVaultProvider> OpenAsync(ExtensionRepository repository)
    {
        var vaults = repository.Session.VaultService;
        return await vaults.OpenAsync(await vaults.FindAsync("one", type: null, CancellationToken.None), CancellationToken.None);
    }

    private static ExtensionRepository With(Language language, string source)
    {
        var repository = new ExtensionRepository();
        repository.Write($"extensions/vaults/safe.{(language == Language.CSharp ? "cs" : "ts")}", source);
        repository.Write("vaults/@test/safe/one.yaml", "id: 11111111-1111-4111-8111-111111111111\nname: one\ntype: '@test/safe'\nconfig: {}\ncreatedAt: '2026-01-01T00:00:00.000Z'\n");
        return repository;
    }

    private static string Bare(Language language) => language == Language.CSharp
        ? """
          using Swamp.Sdk;
          [Vault("@test/safe")]
          public sealed class Safe : IVault
          {
              public Task<string> GetAsync(string key, CancellationToken cancellationToken) => Task.FromResult("v");
              public Task PutAsync(string key, string value, IReadOnlyDictionary<string, string> tags, CancellationToken cancellationToken) => Task.CompletedTask;
              public Task<IReadOnlyList<string>> ListAsync(CancellationToken cancellationToken) => Task.FromResult<IReadOnlyList<string>>(["k"]);
          }
          """
        : """
          class Safe {
            getName() { return "one"; }
            async get(key: string) { return "v"; }
            async put(key: string, value: string) {}
            async list() { return ["k"]; }
          }
          export const vault = { type: "@test/safe", name: "Safe", description: "Keeps", createProvider: () => new Safe() };
          """;

    private static string Full(Language language) => language == Language.CSharp
        ? """
          using System.Collections.Concurrent;
          using Swamp.Sdk;
          [Vault("@test/safe")]
          public sealed class Safe : IVault, IVaultAnnotations, IVaultRefreshHooks
          {
              private readonly ConcurrentDictionary<string, string> secrets = new();
              private readonly ConcurrentDictionary<string, SecretAnnotation> notes = new();
              private readonly ConcurrentDictionary<string, SecretRefresh> hooks = new();
              public Task<string> GetAsync(string key, CancellationToken cancellationToken) => Task.FromResult(secrets[key]);
              public Task PutAsync(string key, string value, IReadOnlyDictionary<string, string> tags, CancellationToken cancellationToken) => Done(secrets[key] = value);
              public Task<IReadOnlyList<string>> ListAsync(CancellationToken cancellationToken) => Task.FromResult<IReadOnlyList<string>>([.. secrets.Keys]);
              public Task DeleteAsync(string key, CancellationToken cancellationToken) => Done(secrets.TryRemove(key, out _));
              public Task<SecretAnnotation?> GetAnnotationAsync(string key, CancellationToken cancellationToken) => Task.FromResult(notes.GetValueOrDefault(key));
              public Task PutAnnotationAsync(string key, SecretAnnotation annotation, CancellationToken cancellationToken) => Done(notes[key] = annotation);
              public Task DeleteAnnotationAsync(string key, CancellationToken cancellationToken) => Done(notes.TryRemove(key, out _));
              public Task<SecretRefresh?> GetRefreshHookAsync(string key, CancellationToken cancellationToken) => Task.FromResult(hooks.GetValueOrDefault(key));
              public Task PutRefreshHookAsync(string key, SecretRefresh hook, CancellationToken cancellationToken) => Done(hooks[key] = hook);
              public Task DeleteRefreshHookAsync(string key, CancellationToken cancellationToken) => Done(hooks.TryRemove(key, out _));
              private static Task Done(object? _) => Task.CompletedTask;
          }
          """
        : """
          const secrets = new Map<string, string>();
          const notes = new Map<string, { url?: string; notes?: string; labels?: Record<string, string>; updatedAt: Date }>();
          const hooks = new Map<string, { command: string; ttlMs: number; lastRefreshedAt: Date | null }>();
          class Safe {
            getName() { return "one"; }
            async get(key: string) { return secrets.get(key); }
            async put(key: string, value: string, options?: { tags?: Record<string, string> }) { secrets.set(key, value); }
            async list() { return [...secrets.keys()]; }
            async delete(key: string) { secrets.delete(key); }
            async getAnnotation(key: string) { return notes.get(key) ?? null; }
            async putAnnotation(key: string, annotation: { updatedAt: Date }) { annotation.updatedAt.toISOString(); notes.set(key, annotation); }
            async deleteAnnotation(key: string) { notes.delete(key); }
            async listAnnotations() { return notes; }
            async getRefreshHook(key: string) { return hooks.get(key) ?? null; }
            async putRefreshHook(key: string, hook: { command: string; ttlMs: number; lastRefreshedAt: Date | null }) { hook.lastRefreshedAt?.getTime(); hooks.set(key, hook); }
            async deleteRefreshHook(key: string) { hooks.delete(key); }
          }
          export const vault = { type: "@test/safe", name: "Safe", description: "Keeps", createProvider: () => new Safe() };
          """;
}
