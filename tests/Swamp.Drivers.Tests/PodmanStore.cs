using System.Diagnostics;

namespace Swamp.Drivers.Tests;

/// <summary>
/// Podman with images and containers of its own, among them <c>shell:test</c> and <c>deno:test</c>. Its absence is a failure: a second engine is what is tested.
/// </summary>
public sealed class PodmanStore : IAsyncLifetime
{
    private readonly string folder = $"/var/tmp/swp{Environment.ProcessId}";

    /// <summary>What podman has to be told, as variables.</summary>
    public (string Name, string Value)[] Settings => [("CONTAINERS_CONF", $"{folder}/containers.conf"), ("CONTAINERS_STORAGE_CONF", $"{folder}/storage.conf")];

    public async ValueTask InitializeAsync()
    {
        await ScriptAsync("podman-up.sh", folder);
        await ScriptAsync("shell-image.sh", "shell:test", "podman");
        await using var repository = new DriverRepository(host: null);
        await ScriptAsync("deno-image.sh", "deno:test", await repository.Session.FindDenoAsync(CancellationToken.None), "podman");
    }

    public async ValueTask DisposeAsync() => await ScriptAsync("podman-down.sh", folder);

    /// <summary>Names of the containers that there are, running or not.</summary>
    public string[] Containers()
    {
        var start = Start("podman", "ps", "-a", "--format", "{{.Names}}");
        start.RedirectStandardOutput = true;
        using var process = Process.Start(start)!;
        return process.StandardOutput.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
    }

    private async Task ScriptAsync(string script, params string[] arguments)
    {
        using var process = Process.Start(Start("bash", [Path.Combine(ContainerDaemon.Root(), "eng", "containers", script), .. arguments]))!;
        await process.WaitForExitAsync();
        Assert.True(process.ExitCode == 0, $"{script} ended with {process.ExitCode}. The tests of drivers need root and Debian's podman, runc, catatonit and netavark.");
    }

    private ProcessStartInfo Start(string program, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { UseShellExecute = false };
        foreach (var (name, value) in Settings)
        {
            start.Environment[name] = value;
        }

        return start;
    }
}
