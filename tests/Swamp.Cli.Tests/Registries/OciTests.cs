using System.Text;
using System.Text.Json.Nodes;

namespace Swamp.Cli.Tests.Registries;

/// <summary>Against the CNCF distribution registry, and with skopeo as somebody else's client.</summary>
public sealed class OciTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Skopeo_InspectsAndCopies_WhatWasPushed()
    {
        DockerRegistry.Require("docker-registry", "skopeo");

        await using var registry = await DockerRegistry.StartAsync();
        using var machine = new Machine();
        var repository = await machine.RepositoryAsync("repo");
        var pushed = (await machine.OkAsync(repository, "extension", "push", machine.WriteExtension("@acme/flows", "2026.01.01.1"), "--registry", registry.Origin, "--json")).Json;

        var raw = JsonNode.Parse(await DockerRegistry.RunAsync("skopeo", machine.Root, "inspect", "--raw", "--tls-verify=false", $"docker://{registry.Host}/team/acme/flows:stable"))!;
        Assert.Equal((string?)pushed["digest"], (string?)raw["layers"]![0]!["digest"]);
        Assert.Equal("application/vnd.swamp.extension.v1", (string?)raw["artifactType"]);
        var tags = JsonNode.Parse(await DockerRegistry.RunAsync("skopeo", machine.Root, "list-tags", "--tls-verify=false", $"docker://{registry.Host}/team/acme/flows"))!;
        Assert.Equal(["2026.01.01.1", "stable"], tags["Tags"]!.AsArray().Select(static t => (string)t!));

        await DockerRegistry.RunAsync(
            "skopeo", machine.Root, "copy", "--src-tls-verify=false", "--dest-tls-verify=false",
            $"docker://{registry.Host}/team/acme/flows:2026.01.01.1", $"docker://{registry.Host}/mirror/acme/flows:2026.01.01.1");
        var pulled = (await machine.OkAsync(repository, "extension", "pull", "@acme/flows", "--registry", $"oci+http://{registry.Host}/mirror", "--json")).Json;
        Assert.Equal((string?)pushed["digest"], (string?)pulled["extensions"]![0]!["digest"]);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Login_WithAndWithoutTls_ComesFromWhereDockerKeepsIt(bool isSecure)
    {
        DockerRegistry.Require("docker-registry", "htpasswd", "openssl");

        await using var registry = await DockerRegistry.StartAsync(("ann", "pass:word"), isSecure);
        using var machine = new Machine();
        if (isSecure)
        {
            var distrusted = await machine.RunAsync(await machine.RepositoryAsync("early"), "extension", "search", "--registry", registry.Origin, "--json");
            Assert.Equal("registry_failed", (string?)distrusted.ErrorJson["code"]);
            Assert.Contains("SSL_CERT_FILE", (string?)distrusted.ErrorJson["error"], StringComparison.Ordinal);
            machine.With("SSL_CERT_FILE", registry.Authority);
        }

        var repository = await machine.RepositoryAsync("repo");
        machine.With("SWAMP_REGISTRY", registry.Origin);
        var manifest = machine.WriteExtension("@acme/flows", "2026.01.01.1");

        var refused = await machine.RunAsync(repository, "extension", "push", manifest, "--json");
        Assert.Equal((1, "unauthorized", $"docker login {registry.Host}"), (refused.Exit, (string?)refused.ErrorJson["code"], (string?)refused.ErrorJson["hint"]));

        machine.Write(".docker/config.json", Login(registry.Host, "ann:wrong"));
        var wrong = await machine.RunAsync(repository, "extension", "push", manifest, "--json");
        Assert.Equal("unauthorized", (string?)wrong.ErrorJson["code"]);
        Assert.DoesNotContain("wrong", wrong.Error, StringComparison.Ordinal);

        machine.Write(".docker/config.json", Login($"https://{registry.Host}/v2/", "ann:pass:word"));
        await machine.OkAsync(repository, "extension", "push", manifest);

        machine.Write("docker/config.json", "{\"credHelpers\":{\"" + registry.Host + "\":\"test\"}}");
        var helper = machine.Write("bin/docker-credential-test", $$"""
            #!/bin/sh
            [ "$1" = get ] && read -r host
            [ "$host" = "{{registry.Host}}" ] || exit 1
            echo '{"ServerURL":"'$host'","Username":"ann","Secret":"pass:word"}'
            """);
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(helper, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }

        machine.With("DOCKER_CONFIG", machine["docker"]).With("PATH", $"{machine["bin"]}:/usr/bin:/bin");
        var pulled = (await machine.OkAsync(repository, "extension", "pull", "@acme/flows", "--json")).Json;
        Assert.Equal("installed", (string?)pulled["extensions"]![0]!["status"]);

        machine.Write("docker/config.json", """{"credsStore":"none-such"}""");
        var broken = await machine.RunAsync(repository, "extension", "info", "@acme/flows", "--json");
        Assert.Equal("unauthorized", (string?)broken.ErrorJson["code"]);
        Assert.Contains("docker-credential-none-such", (string?)broken.ErrorJson["error"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Blob_ThatWasChangedInTheRegistry_IsRefusedAndNothingIsLeftBehind()
    {
        DockerRegistry.Require("docker-registry");

        await using var registry = await DockerRegistry.StartAsync();
        using var machine = new Machine();
        var repository = await machine.RepositoryAsync("repo");
        machine.With("SWAMP_REGISTRY", registry.Origin);
        var pushed = (await machine.OkAsync(repository, "extension", "push", machine.WriteExtension("@acme/flows", "2026.01.01.1"), "--json")).Json;
        var hex = ((string)pushed["digest"]!)["sha256:".Length..];
        var blob = Path.Combine(registry.Blobs, "sha256", hex[..2], hex, "data");
        var bytes = await File.ReadAllBytesAsync(blob, Token);
        bytes[^1] ^= 1;
        await File.WriteAllBytesAsync(blob, bytes, Token);

        var changed = await machine.RunAsync(repository, "extension", "pull", "@acme/flows", "--json");
        await File.WriteAllBytesAsync(blob, bytes[..(bytes.Length / 2)], Token);
        var cut = await machine.RunAsync(repository, "extension", "pull", "@acme/flows", "--json");

        Assert.Equal((1, "integrity_failed"), (changed.Exit, (string?)changed.ErrorJson["code"]));
        Assert.Contains(hex, (string?)changed.ErrorJson["error"], StringComparison.Ordinal);
        Assert.Equal((1, "registry_failed"), (cut.Exit, (string?)cut.ErrorJson["code"]));
        Assert.False(File.Exists(machine["repo/extensions/models/upstream_extensions.json"]));
        Assert.False(Directory.Exists(machine["repo/.swamp/pulled-extensions"]));
    }

    private static string Login(string host, string login) => "{\"auths\":{\"" + host + "\":{\"auth\":\"" + Base64(login) + "\"}}}";

    private static string Base64(string text) => Convert.ToBase64String(Encoding.UTF8.GetBytes(text));
}
