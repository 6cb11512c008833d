using System.Text.Json.Nodes;
using Swamp.Engine.Errors;
using Swamp.Engine.Models;
using Swamp.Engine.Redaction;
using Swamp.Engine.Vaults;
using Swamp.Engine.Vaults.Audit;

namespace Swamp.Engine.Tests.Vaults;

public sealed class SensitiveOutputsTests : IAsyncLifetime
{
    private const string ModelId = "0b7e6f44-7d0b-4d2c-9a7b-3f0f6a1d2c11";

    private readonly VaultWorld world = new();
    private readonly Redactor redactor = new();

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public ValueTask DisposeAsync() => world.DisposeAsync();

    private SensitiveOutputs Outputs => new(world.Service, redactor, defaultVault: null);

    // SEC-5, SEC-6, EX-15.
    [Fact]
    public async Task Protect_SensitiveFields_GoToTheVaultAndComeBack()
    {
        await MockAsync("team");
        var content = Json("""{"name":"db","password":"s3cr3t!","deep":{"tokens":[{"value":"t-1"},{"value":null}]},"pin":4711,"none":null}""");

        var output = await Outputs.ProtectAsync(
            Spec("""{"properties":{"name":{},"password":{"sensitive":true},"none":{"sensitive":true},"pin":{"type":"integer","sensitive":true},"deep":{"properties":{"tokens":{"items":{"properties":{"value":{"sensitive":true}}}}}}}}"""),
            content,
            Target("@acme/db", "create", "database", "db"),
            CancellationToken.None);

        Assert.Equal("${{ vault.get('team', 'acme-db-" + ModelId + "-create-database-db-password') }}", (string?)output.Content["password"]);
        Assert.Equal("db", (string?)output.Content["name"]);
        Assert.Null(output.Content["none"]);
        Assert.Equal(["password", "deep.tokens.0.value", "pin"], output.Stored.Select(s => s.FieldPath));
        Assert.Equal("s3cr3t!", (string?)content["password"]);
        Assert.Equal("*** *** ***", redactor.Redact("s3cr3t! t-1 4711"));

        var fresh = new Redactor();
        var read = await new SensitiveOutputs(world.Service, fresh, null).ResolveReferencesAsync(output.Content, ModelId, type: null, CancellationToken.None);
        Assert.Equal("s3cr3t!", (string?)read!["password"]);
        Assert.Equal("t-1", (string?)read["deep"]!["tokens"]![0]!["value"]);
        Assert.Equal("<***>", fresh.Redact("<s3cr3t!>"));
    }

    [Fact]
    public async Task Protect_WholeOutputSensitive_TakesEveryTopLevelField()
    {
        await MockAsync("team");
        var spec = Spec("""{"properties":{"b":{"vaultKey":"plain"}}}""") with { SensitiveOutput = true };

        var output = await Outputs.ProtectAsync(spec, Json("""{"a":"one","b":{"c":2},"d":null}"""), Target("t", "m", "s", "i"), CancellationToken.None);

        Assert.Equal(["a", "b"], output.Stored.Select(s => s.FieldPath));
        Assert.Equal("""{"c":2}""", await world.Service.ReadAsync("team", $"t-{ModelId}-m-s-i-b", VaultCallers.Unknown, CancellationToken.None));
    }

    // SEC-6: a field may name its vault and key; SEC-9.
    [Fact]
    public async Task Protect_FieldNamesVaultAndKey_TheyCount()
    {
        await MockAsync("first");
        await MockAsync("other");

        var output = await Outputs.ProtectAsync(
            Spec("""{"properties":{"p":{"sensitive":true,"vaultName":"other","vaultKey":"@my/../KEY"}}}"""), Json("""{"p":"v"}"""), Target("t", "m", "s", "i"), CancellationToken.None);

        Assert.Equal(new StoredSecret("p", "other", "my-.-KEY"), Assert.Single(output.Stored));
    }

    [Fact]
    public async Task Protect_ReferenceAlready_StaysAsItIs()
    {
        await MockAsync("team");
        const string Reference = "${{ vault.get('elsewhere', 'K') }}";

        var output = await Outputs.ProtectAsync(Spec("""{"properties":{"p":{"sensitive":true}}}"""), new JsonObject { ["p"] = Reference }, Target("t", "m", "s", "i"), CancellationToken.None);

        Assert.Empty(output.Stored);
        Assert.Equal(Reference, (string?)output.Content["p"]);
    }

    // SEC-11.
    [Fact]
    public async Task Protect_NoVault_NamesTheFields()
    {
        var error = await Assert.ThrowsAsync<SwampException>(() => Outputs.ProtectAsync(
            Spec("""{"properties":{"p":{"sensitive":true},"q":{"sensitive":true}}}"""), Json("""{"p":"geheim","q":"x"}"""), Target("t", "m", "s", "i"), CancellationToken.None));

        Assert.Equal(ErrorCodes.VaultNotFound, error.Code);
        Assert.Contains("(p, q)", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("geheim", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Protect_VeryLongNames_GetAKeyThatFits()
    {
        await MockAsync("team");

        var output = await Outputs.ProtectAsync(
            Spec("""{"properties":{"p":{"sensitive":true}}}"""), Json("""{"p":"v"}"""), Target("@acme/" + new string('x', 200), "m", "s", new string('ü', 200)), CancellationToken.None);

        var key = Assert.Single(output.Stored).VaultKey;
        Assert.True(System.Text.Encoding.UTF8.GetByteCount(key) <= SecretKey.MaxBytes);
        Assert.Contains(ModelId, key, StringComparison.Ordinal);
        Assert.Equal("v", (string?)(await Outputs.ResolveReferencesAsync(output.Content, ModelId, null, CancellationToken.None))!["p"]);
    }

    // Text that came from outside must not fetch secrets that are none of its business.
    [Fact]
    public async Task Resolve_ReferenceToAForeignSecret_StaysText()
    {
        await MockAsync("prod", ("ROOT", "crown jewels"));
        var content = Json("""{"stdout":"${{ vault.get('prod', 'ROOT') }}","part":"x ${{ vault.get('prod', 'ROOT') }}"}""");

        var read = await Outputs.ResolveReferencesAsync(content, ModelId, type: null, CancellationToken.None);

        Assert.Equal(content.ToJsonString(), read!.ToJsonString());
        Assert.True(redactor.IsEmpty);
    }

    [Theory]
    [InlineData("@acme/thing/x\\y", "acme-thing-x-y")]
    [InlineData("a..b....c", "a.b.c")]
    [InlineData("a\0b", "ab")]
    public void Sanitise_Text_FollowsTheRule(string text, string expected) => Assert.Equal(expected, SecretKey.Sanitise(text));

    private static JsonObject Json(string text) => (JsonObject)JsonNode.Parse(text)!;

    private static ResourceSpec Spec(string schema) => new() { Schema = Json(schema), Lifetime = "infinite", GarbageCollection = "10" };

    private static SensitiveOutputTarget Target(string type, string method, string spec, string instance) => new(type, ModelId, method, spec, instance, DefinitionVault: null);

    private Task<VaultConfiguration> MockAsync(string name, params (string Key, string Value)[] secrets) =>
        world.CreateAsync(name, new JsonObject(secrets.Select(s => KeyValuePair.Create(s.Key, (JsonNode?)s.Value))), type: VaultTypeNames.Mock);
}
