using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace Swamp.Cli.Tests.Registries;

/// <summary>The CNCF distribution registry, Debian's package <c>docker-registry</c>, on a port of this test alone.</summary>
internal sealed class DockerRegistry : IAsyncDisposable
{
    private readonly Process process;
    private readonly Task<string> said;

    private DockerRegistry(Process process, string root, int port, bool isSecure)
    {
        (this.process, Root, Port, IsSecure) = (process, root, port, isSecure);
        said = process.StandardError.ReadToEndAsync();
    }

    public string Root { get; }

    public int Port { get; }

    public bool IsSecure { get; }

    public string Host => $"127.0.0.1:{Port}";

    public string Origin => $"{(IsSecure ? "oci" : "oci+http")}://{Host}/team";

    /// <summary>The authority that signed its certificate; with TLS only.</summary>
    public string Authority => Path.Combine(Root, "ca.pem");

    public string Blobs => Path.Combine(Root, "data", "docker", "registry", "v2", "blobs");

    /// <summary>Skips the test, visibly, when programs are missing. The gate installs them, so there it fails instead.</summary>
    public static void Require(params string[] programs)
    {
        var missing = programs.Where(p => !(Environment.GetEnvironmentVariable("PATH") ?? "").Split(':').Any(folder => File.Exists(Path.Combine(folder, p)))).ToList();
        Assert.True(missing.Count == 0 || Environment.GetEnvironmentVariable("CI") is null or "", $"{string.Join(", ", missing)} must be installed where the gate runs.");
        Assert.SkipWhen(missing.Count > 0, $"{string.Join(", ", missing)} is not installed; .ci/run installs it.");
    }

    /// <summary>Starts one.</summary>
    /// <param name="login">User and password that it wants; null for none.</param>
    /// <param name="isSecure">Whether it speaks TLS.</param>
    public static async Task<DockerRegistry> StartAsync((string User, string Password)? login = null, bool isSecure = false)
    {
        var root = Directory.CreateTempSubdirectory("swamp-registry-").FullName;
        var port = FreePort();
        var config = $"version: 0.1\nstorage: {{ filesystem: {{ rootdirectory: {root}/data }}, delete: {{ enabled: true }} }}\nhttp:\n  addr: 127.0.0.1:{port}\n";
        if (isSecure)
        {
            await RunAsync("openssl", root, "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-days", "2", "-subj", "/CN=Test authority", "-keyout", "ca.key", "-out", "ca.pem");
            await RunAsync("openssl", root, "req", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-subj", "/CN=127.0.0.1", "-keyout", "key.pem", "-out", "request.pem");
            await File.WriteAllTextAsync(Path.Combine(root, "names"), "subjectAltName=IP:127.0.0.1\n");
            await RunAsync("openssl", root, "x509", "-req", "-in", "request.pem", "-CA", "ca.pem", "-CAkey", "ca.key", "-CAcreateserial", "-days", "2", "-extfile", "names", "-out", "cert.pem");
            config += $"  tls: {{ certificate: {root}/cert.pem, key: {root}/key.pem }}\n";
        }

        if (login is { } wanted)
        {
            await RunAsync("htpasswd", root, "-Bbc", "users", wanted.User, wanted.Password);
            config += $"auth: {{ htpasswd: {{ realm: test, path: {root}/users }} }}\n";
        }

        await File.WriteAllTextAsync(Path.Combine(root, "config.yml"), config);
        var start = new ProcessStartInfo("docker-registry", ["serve", Path.Combine(root, "config.yml")]) { RedirectStandardError = true, RedirectStandardOutput = true, UseShellExecute = false };
        start.Environment["OTEL_TRACES_EXPORTER"] = "none";
        var process = Process.Start(start)!;
        process.OutputDataReceived += static (_, _) => { };
        process.BeginOutputReadLine();
        var registry = new DockerRegistry(process, root, port, isSecure);
        await registry.ReadyAsync();
        return registry;
    }

    public async ValueTask DisposeAsync()
    {
        process.Kill();
        await process.WaitForExitAsync(CancellationToken.None);
        process.Dispose();
        Directory.Delete(Root, recursive: true);
    }

    public static async Task<string> RunAsync(string program, string folder, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { WorkingDirectory = folder, RedirectStandardError = true, RedirectStandardOutput = true, UseShellExecute = false })!;
        var (output, error) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.True(process.ExitCode == 0, $"{program} {string.Join(' ', arguments)}\n{await output}\n{await error}");
        return await output;
    }

    private async Task ReadyAsync()
    {
        var limit = Stopwatch.StartNew();
        while (true)
        {
            try
            {
                using var client = new TcpClient();
                await client.ConnectAsync(IPAddress.Loopback, Port, TestContext.Current.CancellationToken);
                return;
            }
            catch (SocketException) when (limit.Elapsed < TimeSpan.FromSeconds(30) && !process.HasExited)
            {
                await Task.Delay(20, TestContext.Current.CancellationToken);
            }
            catch (SocketException)
            {
                Assert.Fail($"docker-registry does not come up: {(process.HasExited ? await said : "it does not listen")}");
            }
        }
    }

    public static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
