using System.Text.Json.Nodes;

namespace Swamp.Cli.Tests.Registries;

/// <summary>Signatures: who signs, who believes whom, and what happens to what was tampered with.</summary>
public sealed class SignatureTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("folder")]
    [InlineData("oci")]
    public async Task Signature_IsMadeKeptAndRequired(string kind)
    {
        DockerRegistry.Require("openssl", "docker-registry");
        await using var registry = kind == "oci" ? await DockerRegistry.StartAsync() : null;
        using var machine = new Machine();
        machine.With("SWAMP_REGISTRY", registry?.Origin ?? "file:" + machine["shelf"]);
        var id = await MakeKeyAsync(machine, "ann");
        var other = await MakeKeyAsync(machine, "bob");
        var r = await machine.RepositoryAsync("repo");
        await machine.OkAsync(r, "extension", "push", machine.WriteExtension("@acme/plain", "2026.01.01.1"));
        var pushed = (await machine.OkAsync(r, "extension", "push", machine.WriteExtension("@acme/flows", "2026.01.01.1"), "--sign-key", machine["ann.pem"], "--json")).Json;
        Assert.Equal(id, (string?)pushed["signedBy"]);

        // Nobody looks unless somebody wants it.
        Assert.Null((await machine.OkAsync(r, "extension", "pull", "@acme/flows", "--json")).Json["extensions"]![0]!["signedBy"]);
        await File.AppendAllTextAsync(machine["repo/.swamp.yaml"], "\nsignatures: warn\n", Token);
        Assert.Contains("@acme/plain 2026.01.01.1: nobody signed it.", (await machine.OkAsync(r, "extension", "pull", "@acme/plain")).Error, StringComparison.Ordinal);
        Assert.Contains($"signed with the key {id}, which is not trusted", (await machine.OkAsync(r, "extension", "pull", "@acme/flows", "--force")).Error, StringComparison.Ordinal);

        // The user may be stricter than the repository, and not the other way round.
        machine.Write(".config/swamp/registries.yaml", "signatures: require\n");
        await RefusedAsync(machine, r, "@acme/plain", "nobody signed it");
        await RefusedAsync(machine, r, "@acme/flows", "is not trusted for it");
        await machine.OkAsync(r, "extension", "trust", "key", "add", machine["bob.pub"]);
        await RefusedAsync(machine, r, "@acme/flows", "is not trusted for it");
        await machine.OkAsync(r, "extension", "trust", "key", "add", machine["ann.pub"], "--collective", "others");
        await RefusedAsync(machine, r, "@acme/flows", "is not trusted for it");
        Assert.Equal(id, (string?)(await machine.OkAsync(r, "extension", "trust", "key", "add", machine["ann.pub"], "--collective", "acme", "--json")).Json["id"]);
        Assert.Equal(id, (string?)(await machine.OkAsync(r, "extension", "pull", "@acme/flows", "--force", "--json")).Json["extensions"]![0]!["signedBy"]);
        Directory.Delete(machine["repo/.swamp/pulled-extensions"], recursive: true);
        var restored = (await machine.RunAsync(r, "extension", "install", "--json")).Json["entries"]!.AsArray();
        Assert.Equal(["@acme/flows installed", "@acme/plain failed"], restored.Select(static e => $"{e!["name"]} {e["status"]}"));

        var keys = (await machine.OkAsync(r, "extension", "trust", "key", "list", "--json")).Json;
        Assert.Equal("require", (string?)keys["signatures"]);
        Assert.Equal(new[] { id, other }.Order(StringComparer.Ordinal), keys["keys"]!.AsArray().Select(static k => (string)k!["id"]!));
        await machine.OkAsync(r, "extension", "trust", "key", "rm", id);
        await RefusedAsync(machine, r, "@acme/flows", "is not trusted for it");
        Assert.Equal("not_found", (string?)(await machine.RunAsync(r, "extension", "trust", "key", "rm", id, "--json")).ErrorJson["code"]);
    }

    [Fact]
    public async Task Signature_ThatWasTamperedWith_VouchesForNothing()
    {
        DockerRegistry.Require("openssl");
        using var machine = new Machine();
        machine.With("SWAMP_REGISTRY", "file:" + machine["shelf"]);
        await MakeKeyAsync(machine, "ann");
        var r = await machine.RepositoryAsync("repo");
        foreach (var version in new[] { "2026.01.01.1", "2026.02.01.1" })
        {
            await machine.OkAsync(r, "extension", "push", machine.WriteExtension("@acme/flows", version, body: version), "--sign-key", machine["ann.pem"]);
        }

        await machine.OkAsync(r, "extension", "trust", "key", "add", machine["ann.pub"]);
        machine.Write(".config/swamp/registries.yaml", "signatures: require\n");
        await machine.OkAsync(r, "extension", "pull", "@acme/flows@2026.02.01.1", "--dry-run");
        var path = machine["shelf/@acme/flows/2026.02.01.1/signature.json"];
        var good = await File.ReadAllTextAsync(path, Token);

        foreach (var (key, value) in new[]
        {
            ("digest", "sha256:" + new string('0', 64)), ("version", "2026.03.01.1"), ("name", "@acme/other"), ("signedAt", "2020-01-01T00:00:00Z"),
            ("signature", Convert.ToBase64String(new byte[70])), ("signature", "no base64"), ("keyId", "0000000000000000"), ("keyId", "\u001b[2J"),
        })
        {
            var changed = JsonNode.Parse(good)!;
            changed[key] = value;
            await File.WriteAllTextAsync(path, changed.ToJsonString(), Token);
            await RefusedAsync(machine, r, "@acme/flows@2026.02.01.1", "is refused");
        }

        foreach (var text in new[] { "", "[]", "{}", "\0\0", await File.ReadAllTextAsync(machine["shelf/@acme/flows/2026.01.01.1/signature.json"], Token) })
        {
            await File.WriteAllTextAsync(path, text, Token);
            await RefusedAsync(machine, r, "@acme/flows@2026.02.01.1", "is refused");
        }

        // An older archive under a newer version's name, with its own good signature.
        await File.WriteAllTextAsync(path, good, Token);
        await machine.OkAsync(r, "extension", "pull", "@acme/flows@2026.02.01.1", "--dry-run");
    }

    [Fact]
    public async Task Openssl_ChecksTheSameSignature()
    {
        DockerRegistry.Require("openssl");
        using var machine = new Machine();
        machine.With("SWAMP_REGISTRY", "file:" + machine["shelf"]);
        await MakeKeyAsync(machine, "ann");
        var r = await machine.RepositoryAsync("repo");
        await machine.OkAsync(r, "extension", "push", machine.WriteExtension("@acme/flows", "2026.01.01.1"), "--sign-key", machine["ann.pem"]);
        var signature = JsonNode.Parse(await File.ReadAllTextAsync(machine["shelf/@acme/flows/2026.01.01.1/signature.json"], Token))!;

        machine.Write("statement", $"swamp-extension-signature-v1\n{signature["name"]}\n{signature["version"]}\n{signature["digest"]}\n{signature["signedAt"]}\n");
        await File.WriteAllBytesAsync(machine["signature"], Convert.FromBase64String((string)signature["signature"]!), Token);

        Assert.Contains("Verified OK", await DockerRegistry.RunAsync("openssl", machine.Root, "dgst", "-sha256", "-verify", "ann.pub", "-signature", "signature", "statement"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Key_ThatCannotSign_OrHasNoPlaceToSignFor_IsSaidBeforeAnythingIsPublished()
    {
        DockerRegistry.Require("openssl");
        using var machine = new Machine();
        machine.With("SWAMP_REGISTRY", "file:" + machine["shelf"]);
        await MakeKeyAsync(machine, "ann");
        var r = await machine.RepositoryAsync("repo");
        var manifest = machine.WriteExtension("@acme/flows", "2026.01.01.1");
        await DockerRegistry.RunAsync("openssl", machine.Root, "genpkey", "-algorithm", "EC", "-pkeyopt", "ec_paramgen_curve:P-384", "-out", "wide.pem");
        await DockerRegistry.RunAsync("openssl", machine.Root, "genpkey", "-algorithm", "ED25519", "-out", "edwards.pem");
        await DockerRegistry.RunAsync("openssl", machine.Root, "pkcs8", "-topk8", "-in", "ann.pem", "-passout", "pass:open sesame", "-out", "locked.pem");
        machine.Write("nothing.pem", "hello");

        foreach (var (file, words) in new[] { ("wide.pem", "not P-256"), ("edwards.pem", "cannot sign"), ("nothing.pem", "cannot sign"), ("ann.pub", "no private key"), ("locked.pem", "is locked") })
        {
            var refused = await machine.RunAsync(r, "extension", "push", manifest, "--sign-key", machine[file], "--json");
            Assert.Equal((1, "invalid_argument"), (refused.Exit, (string?)refused.ErrorJson["code"]));
            Assert.Contains(words, (string?)refused.ErrorJson["error"], StringComparison.Ordinal);
        }

        Assert.Contains("is a private key", (string?)(await machine.RunAsync(r, "extension", "trust", "key", "add", machine["ann.pem"], "--json")).ErrorJson["error"], StringComparison.Ordinal);
        await using var api = new ApiRegistry();
        Assert.Contains("no place for signatures", (string?)(await machine.RunAsync(r, "extension", "push", manifest, "--registry", api.Origin, "--sign-key", machine["ann.pem"], "--json")).ErrorJson["error"], StringComparison.Ordinal);
        Assert.False(Directory.Exists(machine["shelf"]));

        machine.With("SWAMP_SIGN_PASSWORD", "wrong");
        Assert.Equal(1, (await machine.RunAsync(r, "extension", "push", manifest, "--sign-key", machine["locked.pem"])).Exit);
        machine.With("SWAMP_SIGN_PASSWORD", "open sesame");
        await machine.OkAsync(r, "extension", "push", manifest, "--sign-key", machine["locked.pem"]);

        await File.AppendAllTextAsync(machine["repo/.swamp.yaml"], "\nsignatures: perhaps\n", Token);
        Assert.Equal("invalid_document", (string?)(await machine.RunAsync(r, "extension", "pull", "@acme/flows", "--json")).ErrorJson["code"]);
    }

    private static async Task RefusedAsync(Machine machine, string repository, string extension, string words)
    {
        var run = await machine.RunAsync(repository, "extension", "pull", extension, "--force", "--json");
        Assert.Equal((1, "integrity_failed"), (run.Exit, (string?)run.ErrorJson["code"]));
        Assert.Contains(words, (string?)run.ErrorJson["error"], StringComparison.Ordinal);
        Assert.DoesNotContain('\u001b', run.Error);
    }

    private static async Task<string> MakeKeyAsync(Machine machine, string name)
    {
        await DockerRegistry.RunAsync("openssl", machine.Root, "genpkey", "-algorithm", "EC", "-pkeyopt", "ec_paramgen_curve:P-256", "-out", $"{name}.pem");
        await DockerRegistry.RunAsync("openssl", machine.Root, "pkey", "-in", $"{name}.pem", "-pubout", "-out", $"{name}.pub");
        await DockerRegistry.RunAsync("openssl", machine.Root, "pkey", "-in", $"{name}.pem", "-pubout", "-outform", "DER", "-out", $"{name}.der");
        return Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(await File.ReadAllBytesAsync(machine[$"{name}.der"], Token)))[..16];
    }
}
