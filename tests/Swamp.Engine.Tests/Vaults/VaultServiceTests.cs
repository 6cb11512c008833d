using System.Text.Json.Nodes;
using Swamp.Engine.Errors;
using Swamp.Engine.Vaults;
using Swamp.Engine.Vaults.Audit;

namespace Swamp.Engine.Tests.Vaults;

public sealed class VaultServiceTests : IAsyncLifetime
{
    private readonly VaultWorld world = new();

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public ValueTask DisposeAsync() => world.DisposeAsync();

    // VAULT-8.
    [Fact]
    public async Task Find_UnknownVault_ListsWhatThereIs()
    {
        await world.CreateAsync("team");
        await MockAsync("_own");

        var error = await FailsAsync(() => world.Service.FindAsync("taem", null, CancellationToken.None), ErrorCodes.VaultNotFound);

        Assert.StartsWith("Vault not found: taem. Available vaults: team.", error.Message, StringComparison.Ordinal);
        Assert.Equal("swamp vault create local_encryption taem", error.Error.Hint);
    }

    [Fact]
    public async Task Find_NoVaultsAtAll_SaysWhereTheyAreConfigured()
    {
        var error = await FailsAsync(() => world.Service.FindAsync("x", null, CancellationToken.None), ErrorCodes.VaultNotFound);

        Assert.Contains("not configured in .swamp.yaml", error.Message, StringComparison.Ordinal);
        Assert.Contains("local_encryption", error.Message, StringComparison.Ordinal);
        Assert.Contains("swamp extension pull", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Find_ById_GivesTheVault()
    {
        var vault = await world.CreateAsync("team");

        Assert.Equal("team", (await world.Service.FindAsync(vault.Id.ToString(), null, CancellationToken.None)).Name);
        await FailsAsync(() => world.Service.FindAsync("team", "mock", CancellationToken.None), ErrorCodes.VaultNotFound);
    }

    // VAULT-6.
    [Fact]
    public async Task Read_TypeNotInstalled_FailsAloneAndNamesTheExtension()
    {
        world.Folder.Write(Path.Combine("vaults", "x.yaml"), "id: 51f10000-0000-4000-8000-000000000001\nname: cloud\ntype: '@acme/kv'\n");
        await MockAsync("team", ("K", "v"));

        var error = await FailsAsync(() => world.Service.ReadAsync("cloud", "K", VaultCallers.Unknown, CancellationToken.None), ErrorCodes.VaultFailed);

        Assert.Equal("swamp extension pull @acme/kv", error.Error.Hint);
        Assert.Equal("v", await world.Service.ReadAsync("team", "K", VaultCallers.Unknown, CancellationToken.None));
    }

    // SEC-9.
    [Theory]
    [InlineData("f", "d", "s", "r", "f")]
    [InlineData(null, "d", "s", "r", "d")]
    [InlineData(null, null, "s", "r", "s")]
    [InlineData(null, null, null, "r", "r")]
    [InlineData(null, null, null, "gone", "d")]
    [InlineData(null, null, null, null, "d")]
    public async Task Choose_Levels_StrongestWins(string? field, string? definition, string? spec, string? repository, string expected)
    {
        foreach (var name in new[] { "_a", "d", "f", "r", "s" })
        {
            await MockAsync(name);
        }

        Assert.Equal(expected, (await world.Service.ChooseAsync(new(field, definition, spec, repository), CancellationToken.None))!.Name);
    }

    [Fact]
    public async Task Choose_OwnVaultOfTheProgram_IsRefusedOrPassedOver()
    {
        await MockAsync("_own");

        Assert.Null(await world.Service.ChooseAsync(default, CancellationToken.None));
        await FailsAsync(() => world.Service.ChooseAsync(new("_own", null, null, null), CancellationToken.None), ErrorCodes.InvalidArgument);
        await FailsAsync(() => world.Service.ChooseAsync(new(null, null, null, "_own"), CancellationToken.None), ErrorCodes.InvalidArgument);
    }

    // VAULT-25, EX-12.
    [Fact]
    public async Task Audit_PutAlwaysReadOnlyWhenAsked_OneLineEach()
    {
        await MockAsync("quiet");
        await MockAsync("loud", auditReads: true);
        foreach (var vault in new[] { "quiet", "loud" })
        {
            await world.Service.PutAsync(vault, "API_KEY", "very secret", null, VaultCallers.Put, CancellationToken.None);
            await world.Service.ReadAsync(vault, "API_KEY", VaultCallers.Expression, CancellationToken.None);
        }

        await world.Service.DeleteAsync("loud", "API_KEY", VaultCallers.Delete, CancellationToken.None);

        var text = await File.ReadAllTextAsync(Path.Combine(world.Layout.Audit, "vault-audit-2026-03-04.jsonl"), CancellationToken.None);
        Assert.Equal(
            """
            {"action":"put","timestamp":"2026-03-04T05:06:07.089Z","vaultName":"quiet","vaultType":"mock","secretKey":"API_KEY","callerContext":"cli:vault-put"}
            {"action":"put","timestamp":"2026-03-04T05:06:07.089Z","vaultName":"loud","vaultType":"mock","secretKey":"API_KEY","callerContext":"cli:vault-put"}
            {"action":"get","timestamp":"2026-03-04T05:06:07.089Z","vaultName":"loud","vaultType":"mock","secretKey":"API_KEY","callerContext":"expression:vault-resolve"}
            {"action":"delete","timestamp":"2026-03-04T05:06:07.089Z","vaultName":"loud","vaultType":"mock","secretKey":"API_KEY","callerContext":"cli:vault-delete"}

            """,
            text);
    }

    [Fact]
    public async Task Audit_CannotBeWritten_OnlyWarns()
    {
        await MockAsync("team");
        world.Folder.Write(Path.Combine(".swamp", "audit"), "a file where the folder should be");

        await world.Service.PutAsync("team", "K", "v", null, VaultCallers.Put, CancellationToken.None);

        Assert.Contains("audit trail", Assert.Single(world.Warnings), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Audit_ManyWriters_LoseNoLine()
    {
        await MockAsync("team");
        var services = Enumerable.Range(0, 6).Select(_ => world.NewService()).ToList();
        await Task.WhenAll(services.Select(service => Task.Run(async () =>
        {
            for (var i = 0; i < 20; i++)
            {
                await service.PutAsync("team", $"K{i}", "v", null, VaultCallers.Put, CancellationToken.None);
            }
        })));

        var page = await world.Audit.ReadAsync(Window(limit: 1000), CancellationToken.None);
        Assert.Equal(120, page.Entries.Count);
        Assert.Empty(world.Warnings);
        foreach (var service in services)
        {
            await service.DisposeAsync();
        }
    }

    // VAULT-25: old files count as reads; VCMD-35: oldest first, bounded.
    [Fact]
    public async Task AuditRead_LegacyAndBrokenLines_AreMergedAndPassedOver()
    {
        world.Folder.Write(
            Path.Combine(".swamp", "audit", "vault-reads-2026-03-03.jsonl"),
            "{\"timestamp\":\"2026-03-03T01:00:00.000Z\",\"vaultName\":\"team\",\"vaultType\":\"mock\",\"secretKey\":\"OLD\"}\nnot json\n{}\n");
        world.Folder.Write(Path.Combine(".swamp", "audit", "vault-audit-2026-01-01.jsonl"), "out of the window\n");
        await MockAsync("team");
        await world.Service.PutAsync("team", "NEW", "v", null, VaultCallers.Put, CancellationToken.None);

        var all = await world.Audit.ReadAsync(Window(), CancellationToken.None);
        var first = await world.Audit.ReadAsync(Window(limit: 1), CancellationToken.None);
        var puts = await world.Audit.ReadAsync(Window() with { Action = "put" }, CancellationToken.None);
        var none = await world.Audit.ReadAsync(Window() with { SecretKey = "x" }, CancellationToken.None);

        Assert.Equal([("get", "OLD"), ("put", "NEW")], all.Entries.Select(e => (e.Action, e.SecretKey)));
        Assert.Equal((true, "OLD"), (first.IsTruncated, Assert.Single(first.Entries).SecretKey));
        Assert.Equal("NEW", Assert.Single(puts.Entries).SecretKey);
        Assert.Empty(none.Entries);
    }

    // VAULT-20, STATE-50 to STATE-54, QUIRK-28.
    [Fact]
    public async Task Read_StaleHook_RefreshesOnceUntilTheTimeIsUp()
    {
        var vault = await HookAsync("echo \"  new-value $(wc -l < count)  \"; echo x >> count");
        world.Folder.Write("count", "");

        Assert.Equal("new-value 0", await ReadAsync());
        Assert.Equal("new-value 0", await ReadAsync());
        world.Clock.Now += TimeSpan.FromMinutes(10);
        Assert.Equal("new-value 1", await ReadAsync());
        Assert.Equal("new-value 1", await vault.GetAsync("K", CancellationToken.None));
        Assert.Equal(2, world.Infos.Count);
        Assert.DoesNotContain(world.Infos, i => i.Contains("new-value", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("echo leaked >&2; exit 3", "exit code 3")]
    [InlineData("printf '  '", "printed nothing")]
    public async Task Read_HookGivesNothing_WarnsAndUsesTheStoredValue(string command, string expected)
    {
        var vault = await HookAsync(command);

        Assert.Equal("stored", await ReadAsync());

        var warning = Assert.Single(world.Warnings);
        Assert.Contains(expected, warning, StringComparison.Ordinal);
        Assert.DoesNotContain("leaked", warning, StringComparison.Ordinal);
        Assert.Null((await vault.RefreshHooks!.GetAsync("K", CancellationToken.None))!.LastRefreshedAt);
    }

    [Fact]
    public async Task Read_ManyReadersOfAStaleSecret_RunTheCommandOnce()
    {
        await HookAsync("echo x >> count; echo fresh");

        var values = await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => Task.Run(ReadAsync)));

        Assert.All(values, value => Assert.Equal("fresh", value));
        Assert.Equal("x\n", world.Folder.Read("count"));
    }

    // VAULT-18.
    [Fact]
    public async Task Put_WithLabels_MergesThemIntoWhatIsNoted()
    {
        var vault = await world.OpenAsync("team");
        await PutAsync(("a", "1"), ("b", "1"));
        await vault.Annotations!.PutAsync("K", (await vault.Annotations.GetAsync("K", CancellationToken.None))! with { Url = "https://x" }, CancellationToken.None);

        await PutAsync();
        await PutAsync(("b", "2"));

        var annotation = await vault.Annotations.GetAsync("K", CancellationToken.None);
        Assert.Equal("https://x", annotation!.Url);
        Assert.Equal([("a", "1"), ("b", "2")], annotation.Labels!.Select(l => (l.Key, l.Value)));

        Task PutAsync(params (string Label, string Text)[] labels) => world.Service.PutAsync(
            "team", "K", "v", labels.ToDictionary(l => l.Label, l => l.Text, StringComparer.Ordinal), VaultCallers.Put, CancellationToken.None);
    }

    [Theory]
    [InlineData(250, "250ms")]
    [InlineData(1_500, "1500ms")]
    [InlineData(90_000, "90s")]
    [InlineData(900_000, "15m")]
    [InlineData(7_200_000, "2h")]
    [InlineData(5_400_000, "1h30m")]
    [InlineData(90_000_000, "25h")]
    public void TextOf_Period_IsShort(long ms, string expected) => Assert.Equal(expected, RefreshHook.TextOf(TimeSpan.FromMilliseconds(ms)));

    private static VaultAuditQuery Window(int limit = 100) => new()
    {
        Since = new DateTimeOffset(2026, 3, 1, 0, 0, 0, TimeSpan.Zero),
        Until = new DateTimeOffset(2026, 3, 5, 0, 0, 0, TimeSpan.Zero),
        Limit = limit,
    };

    private static async Task<SwampException> FailsAsync(Func<Task> action, string code)
    {
        var error = await Assert.ThrowsAsync<SwampException>(action);
        Assert.Equal(code, error.Code);
        return error;
    }

    private Task<string> ReadAsync() => world.Service.ReadAsync("team", "K", VaultCallers.Unknown, CancellationToken.None);

    private async Task<IVaultProvider> HookAsync(string command)
    {
        var vault = await world.OpenAsync("team");
        await vault.PutAsync("K", "stored", null, CancellationToken.None);
        await vault.RefreshHooks!.PutAsync("K", new RefreshHook { Command = command, TtlMs = 600_000, Ttl = "10m" }, CancellationToken.None);
        return vault;
    }

    private Task<VaultConfiguration> MockAsync(string name, params (string Key, string Value)[] secrets) => MockAsync(name, auditReads: false, secrets);

    private Task<VaultConfiguration> MockAsync(string name, bool auditReads, params (string Key, string Value)[] secrets) =>
        world.CreateAsync(name, new JsonObject(secrets.Select(s => KeyValuePair.Create(s.Key, (JsonNode?)s.Value))), auditReads, VaultTypeNames.Mock);
}
