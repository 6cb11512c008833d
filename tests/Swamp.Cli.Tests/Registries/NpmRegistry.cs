using System.Formats.Tar;
using System.IO.Compression;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;

namespace Swamp.Cli.Tests.Registries;

/// <summary>An npm registry on a loopback port that has one package, <c>@tiny/words@1.0.0</c>.</summary>
internal sealed class NpmRegistry : IAsyncDisposable
{
    private readonly HttpListener listener = new();
    private readonly byte[] archive = Pack();
    private readonly Task serving;

    public NpmRegistry()
    {
        Address = $"http://127.0.0.1:{DockerRegistry.FreePort()}/";
        listener.Prefixes.Add(Address);
        listener.Start();
        serving = ServeAsync();
    }

    public string Address { get; }

    public int Calls { get; private set; }

    public async ValueTask DisposeAsync()
    {
        listener.Stop();
        await serving;
        listener.Close();
    }

    private async Task ServeAsync()
    {
        while (true)
        {
            try
            {
                var context = await listener.GetContextAsync();
                Calls++;
                var body = context.Request.RawUrl switch
                {
                    "/@tiny/words" or "/@tiny%2fwords" or "/@tiny%2Fwords" => Encoding.UTF8.GetBytes(Description().ToJsonString()),
                    "/@tiny/words/-/words-1.0.0.tgz" => archive,
                    _ => null,
                };
                context.Response.StatusCode = body is null ? 404 : 200;
                await context.Response.OutputStream.WriteAsync(body ?? []);
                context.Response.Close();
            }
            catch (Exception exception) when (exception is HttpListenerException or InvalidOperationException)
            {
                if (!listener.IsListening)
                {
                    return;
                }
            }
        }
    }

    private JsonObject Description() => new()
    {
        ["name"] = "@tiny/words",
        ["dist-tags"] = new JsonObject { ["latest"] = "1.0.0" },
        ["versions"] = new JsonObject
        {
            ["1.0.0"] = new JsonObject
            {
                ["name"] = "@tiny/words",
                ["version"] = "1.0.0",
                ["dist"] = new JsonObject { ["tarball"] = $"{Address}@tiny/words/-/words-1.0.0.tgz", ["integrity"] = "sha512-" + Convert.ToBase64String(SHA512.HashData(archive)) },
            },
        },
    };

    private static byte[] Pack()
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest, leaveOpen: true))
        using (var tar = new TarWriter(gzip, TarEntryFormat.Ustar))
        {
            foreach (var (name, text) in new[]
            {
                ("package/package.json", """{"name":"@tiny/words","version":"1.0.0","type":"module","main":"index.js","exports":"./index.js"}"""),
                ("package/index.js", "export default (name) => `tiny words for ${name}`;\n"),
            })
            {
                tar.WriteEntry(new UstarTarEntry(TarEntryType.RegularFile, name) { DataStream = new MemoryStream(Encoding.UTF8.GetBytes(text)) });
            }
        }

        return packed.ToArray();
    }
}
