using System.Diagnostics;

[assembly: AssemblyFixture(typeof(Swamp.Drivers.Tests.ContainerDaemon))]

namespace Swamp.Drivers.Tests;

/// <summary>
/// A Docker daemon of our own with three images made here: <c>shell:test</c>, <c>deno:test</c> and <c>runtime:test</c>. Its absence is a failure: containers are what is tested.
/// <c>SWAMP_TEST_DOCKER_HOST</c> names a daemon that runs already and has the images.
/// </summary>
public sealed class ContainerDaemon : IAsyncLifetime
{
    private readonly string folder = $"/run/swt{Environment.ProcessId}";
    private readonly string data = $"/var/tmp/swt{Environment.ProcessId}";
    private readonly string? given = Environment.GetEnvironmentVariable("SWAMP_TEST_DOCKER_HOST");

    /// <summary>Where it listens.</summary>
    public string Host => given ?? $"unix://{folder}/docker.sock";

    public async ValueTask InitializeAsync()
    {
        if (given is not null)
        {
            return;
        }

        await ScriptAsync("docker-up.sh", folder);
        await ScriptAsync("shell-image.sh", "shell:test");
        await ScriptAsync("runtime-image.sh", "runtime:test");
        await using var repository = new DriverRepository(this);
        await ScriptAsync("deno-image.sh", "deno:test", await repository.Session.FindDenoAsync(CancellationToken.None));
    }

    public async ValueTask DisposeAsync()
    {
        if (given is null)
        {
            await ScriptAsync("docker-down.sh", folder);
            // The daemon sometimes leaves its folder mounted over itself.
            Run("umount", [data]);
            Run("rm", ["-rf", folder, data]);
        }
    }

    /// <summary>What <c>docker</c> prints.</summary>
    public string Docker(params string[] arguments) => Run("docker", arguments).Trim();

    /// <summary>Names of the containers that there are, running or not.</summary>
    public string[] Containers() => Docker("ps", "-a", "--format", "{{.Names}}").Split('\n', StringSplitOptions.RemoveEmptyEntries);

    /// <summary>Makes an image with nothing in it.</summary>
    public void ImportEmpty(string name)
    {
        var folder = Directory.CreateTempSubdirectory("swamp-empty-").FullName;
        Run("tar", ["-C", folder, "-cf", $"{folder}.tar", "."]);
        Docker("import", $"{folder}.tar", name);
        File.Delete($"{folder}.tar");
        Directory.Delete(folder);
    }

    private async Task ScriptAsync(string script, params string[] arguments)
    {
        var start = new ProcessStartInfo("bash", [Path.Combine(Root(), "eng", "containers", script), .. arguments])
        {
            // No pipes, because a daemon that the script starts would hold them open.
            UseShellExecute = false,
        };
        start.Environment["DOCKER_DATA"] = data;
        start.Environment["DOCKER_HOST"] = Host;
        using var process = Process.Start(start)!;
        await process.WaitForExitAsync();
        Assert.True(process.ExitCode == 0, $"{script} ended with {process.ExitCode}. The tests of drivers need root and Debian's docker.io and busybox-static.");
    }

    private string Run(string program, string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false };
        start.Environment["DOCKER_HOST"] = Host;
        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync();
        var text = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return text + errors.Result;
    }

    public static string Root()
    {
        var at = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(at.FullName, "Swamp.slnx")))
        {
            at = at.Parent!;
        }

        return at.FullName;
    }
}
