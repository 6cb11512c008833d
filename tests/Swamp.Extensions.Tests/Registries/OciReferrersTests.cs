using System.Globalization;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Swamp.Extensions.Archives;
using Swamp.Extensions.Manifests;
using Swamp.Extensions.Packing;
using Swamp.Extensions.Registries;
using Swamp.Extensions.Registries.Oci;
using Swamp.Extensions.Signing;

namespace Swamp.Extensions.Tests.Registries;

/// <summary>Signatures in registries that keep track of what refers to what, and in those that do not.</summary>
public sealed partial class OciReferrersTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("swamp-signing-").FullName;
    private readonly Dictionary<string, byte[]> kept = new(StringComparer.Ordinal);

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Signature_IsFoundAgain_WhereverTheRegistryKeepsIt(bool hasReferrers)
    {
        await using var server = new ScriptedRegistry((line, head, stream, token) => AnswerAsync(hasReferrers, line, head, stream, token));
        using var registry = new OciRegistry(server.Origin, new Dictionary<string, string>(), null, folder, TimeProvider.System, "1");
        var packed = Packed();
        using var ann = Key("ann.pem");

        await registry.PublishAsync(packed, ExtensionRecord.Of(packed, null, DateTimeOffset.UnixEpoch), new VersionState { Channel = "stable" }, ann.Sign("@acme/thing", "2026.01.01.1", packed.Digest, DateTimeOffset.UnixEpoch), CancellationToken.None);
        var found = Assert.Single(await registry.SignaturesAsync("@acme/thing", "2026.01.01.1", CancellationToken.None));

        Assert.Equal((ann.Id, packed.Digest), (found.KeyId, found.Digest));
        Assert.Equal(!hasReferrers, kept.Keys.Any(static k => k.StartsWith("manifests/sha256-", StringComparison.Ordinal)));

        // The signature is there before the version is.
        var writes = server.Requests.Where(static r => r.StartsWith("PUT", StringComparison.Ordinal) && r.Contains("/manifests/", StringComparison.Ordinal)).Select(static r => r.Split(' ')[1].Split('/')[^1]).ToList();
        Assert.True(writes.FindIndex(static w => w.StartsWith("sha256:", StringComparison.Ordinal)) < writes.IndexOf("2026.01.01.1"));
        Assert.Empty(await registry.SignaturesAsync("@acme/thing", "2026.09.09.9", CancellationToken.None));
    }

    [Fact]
    public async Task Referrer_ThatCannotBeRead_VouchesForNothing()
    {
        await using var server = new ScriptedRegistry((line, head, stream, token) => AnswerAsync(true, line, head, stream, token));
        using var registry = new OciRegistry(server.Origin, new Dictionary<string, string>(), null, folder, TimeProvider.System, "1");
        var packed = Packed();
        using var ann = Key("ann.pem");
        await registry.PublishAsync(packed, ExtensionRecord.Of(packed, null, DateTimeOffset.UnixEpoch), new VersionState { Channel = "stable" }, ann.Sign("@acme/thing", "2026.01.01.1", packed.Digest, DateTimeOffset.UnixEpoch), CancellationToken.None);
        foreach (var blob in kept.Keys.Where(k => k.StartsWith("blobs/", StringComparison.Ordinal) && Encoding.UTF8.GetString(kept[k]).Contains(ann.Id, StringComparison.Ordinal)).ToList())
        {
            kept[blob] = [.. kept[blob].Reverse()];
        }

        Assert.Empty(await registry.SignaturesAsync("@acme/thing", "2026.01.01.1", CancellationToken.None));
    }

    private static PackedExtension Packed()
    {
        const string Manifest = "manifestVersion: 1\nname: \"@acme/thing\"\nversion: 2026.01.01.1\nworkflows: [w.yaml]\n";
        var archive = Encoding.UTF8.GetBytes("the archive");
        return new PackedExtension { Manifest = ManifestReader.Read("manifest.yaml", Manifest), Archive = archive, Digest = Digest.Of(archive), Files = [], Contents = new PackedContents(), Findings = [] };
    }

    private SigningKey Key(string name)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        File.WriteAllText(Path.Combine(folder, name), key.ExportPkcs8PrivateKeyPem());
        return SigningKey.Read(Path.Combine(folder, name), password: null);
    }

    /// <summary>As much of the distribution specification as a push and a pull need.</summary>
    private async Task AnswerAsync(bool hasReferrers, string line, string head, NetworkStream stream, CancellationToken cancellationToken)
    {
        var body = new byte[LengthHeader().Match(head) is { Success: true } length ? int.Parse(length.Groups[1].Value, CultureInfo.InvariantCulture) : 0];
        await stream.ReadExactlyAsync(body, cancellationToken);
        var (method, path) = (line.Split(' ')[0], line.Split(' ')[1].Replace("/v2/acme/thing/", "", StringComparison.Ordinal));
        string status;
        byte[] answer = [];
        lock (kept)
        {
            (status, answer) = Answer(hasReferrers, method, path, body);
        }

        await stream.WriteAsync(Encoding.UTF8.GetBytes($"HTTP/1.1 {status}\r\nContent-Length: {answer.Length}\r\nConnection: close\r\n\r\n"), cancellationToken);
        if (method != "HEAD")
        {
            await stream.WriteAsync(answer, cancellationToken);
        }
    }

    private (string Status, byte[] Body) Answer(bool hasReferrers, string method, string path, byte[] body)
    {
        switch (method)
        {
            case "POST":
                return ("202 Accepted\r\nLocation: /v2/acme/thing/upload", []);
            case "PUT" when path.StartsWith("upload?", StringComparison.Ordinal):
                kept["blobs/" + Uri.UnescapeDataString(path.Split("digest=")[1])] = body;
                return ("201 Created", []);
            case "PUT":
                kept[path] = body;
                kept["manifests/" + Digest.Of(body)] = body;
                return (hasReferrers && JsonNode.Parse(body)!["subject"] is { } subject ? $"201 Created\r\nOCI-Subject: {subject["digest"]}" : "201 Created", []);
            case var _ when path.StartsWith("tags/", StringComparison.Ordinal):
                return ("200 OK", Encoding.UTF8.GetBytes("""{"tags":[]}"""));
            case var _ when path.StartsWith("referrers/", StringComparison.Ordinal) && hasReferrers:
                var referring = kept.Where(k => k.Key.StartsWith("manifests/sha256:", StringComparison.Ordinal) && (string?)JsonNode.Parse(k.Value)!["subject"]?["digest"] == path["referrers/".Length..]);
                var list = new JsonArray([.. referring.Select(static k => new JsonObject
                {
                    ["mediaType"] = OciManifest.Type,
                    ["digest"] = k.Key["manifests/".Length..],
                    ["size"] = k.Value.Length,
                    ["artifactType"] = JsonNode.Parse(k.Value)!["artifactType"]!.DeepClone(),
                })]);
                return ("200 OK", Encoding.UTF8.GetBytes(new JsonObject { ["schemaVersion"] = 2, ["manifests"] = list }.ToJsonString()));
            default:
                return kept.TryGetValue(path, out var found) ? ("200 OK", found) : ("404 Not Found", []);
        }
    }

    [GeneratedRegex(@"\r\nContent-Length: (\d+)", RegexOptions.IgnoreCase | RegexOptions.NonBacktracking)]
    private static partial Regex LengthHeader();
}
