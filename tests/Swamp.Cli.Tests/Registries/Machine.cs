using System.Diagnostics;
using Swamp.Cli.Tests.Docs;
using Swamp.Cli.Tests.Framework;
using Swamp.Cli.Tests.Reference;

namespace Swamp.Cli.Tests.Registries;

/// <summary>A home with repositories that the built executable works on.</summary>
internal sealed class Machine : IDisposable
{
    private readonly Dictionary<string, string> variables = new(StringComparer.Ordinal);

    public Machine()
    {
        Root = Directory.CreateTempSubdirectory("swamp-machine-").FullName;
        var surroundings = Operations.Hosting.HostEnvironmentReader.Read();
        variables["SWAMP_CACHE_DIR"] = Swamp.Extensions.SwampCache.Directory(surroundings.Variables, surroundings.HomeDirectory);
        variables["HOME"] = Root;

        // Tests ask nobody beyond this machine.
        variables["SWAMP_OSV_URL"] = "off";
    }

    public string Root { get; }

    public static string Executable { get; } = Path.Combine(BuiltSwamp.Folder, "swamp");

    public static string Sample => Path.Combine(SourceTree.Root, "samples", "machine", "manifest.yaml");

    public string this[string relative] => Path.Combine(Root, relative);

    public Machine With(string variable, string value)
    {
        variables[variable] = value;
        return this;
    }

    public string Write(string relative, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(this[relative])!);
        File.WriteAllText(this[relative], text);
        return this[relative];
    }

    /// <summary>An extension that brings one workflow, so that nothing has to be bundled.</summary>
    public string WriteExtension(string name, string version, string dependencies = "", string body = "one")
    {
        var folder = $"src/{name.TrimStart('@').Replace('/', '-')}";
        Write($"{folder}/w.yaml", $$"""
            id: 00000000-0000-4000-8000-{{Math.Abs(name.GetHashCode(StringComparison.Ordinal)) % 1_000_000_000_000:D12}}
            name: "{{name}}-flow"
            description: {{body}}
            jobs:
              - name: only
                steps: [{ name: say, task: { type: model_method, modelType: command/shell, methodName: execute, inputs: { run: echo {{body}} } } }]
            """);
        return Write($"{folder}/manifest.yaml", $"manifestVersion: 1\nname: \"{name}\"\nversion: {version}\ndescription: About {body}\npaths: {{ base: manifest }}\nworkflows: [w.yaml]\n{dependencies}");
    }

    public async Task<CliRun> OkAsync(string folder, params string[] arguments)
    {
        var run = await RunAsync(folder, arguments);
        Assert.True(run.Exit == 0, $"swamp {string.Join(' ', arguments)}: {run.Exit}\n{run.Output}\n{run.Error}");
        return run;
    }

    /// <summary>Formats the sources of an extension, so that they may be published.</summary>
    public Task FormatAsync(string folder, string manifest) => OkAsync(folder, "extension", "fmt", manifest);

    public Task<CliRun> RunAsync(string folder, params string[] arguments) => FinishAsync(Start(folder, Executable, arguments));

    public Task<CliRun> ShellAsync(string folder, string script, params string[] arguments) => FinishAsync(Start(folder, "/bin/sh", ["-c", script, Executable, .. arguments]));

    /// <summary>A new repository in a folder of that name.</summary>
    public async Task<string> RepositoryAsync(string name)
    {
        Directory.CreateDirectory(this[name]);
        await OkAsync(name, "init", "--tool", "none");
        return name;
    }

    public void Dispose() => Directory.Delete(Root, recursive: true);

    private Process Start(string folder, string program, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = this[folder],
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var inherited in start.Environment.Keys.Where(static k => k.StartsWith("SWAMP_", StringComparison.Ordinal) && k != "SWAMP_DENO").ToList())
        {
            start.Environment.Remove(inherited);
        }

        foreach (var (name, value) in variables)
        {
            start.Environment[name] = value;
        }

        var process = Process.Start(start)!;
        process.StandardInput.Close();
        return process;
    }

    private static async Task<CliRun> FinishAsync(Process process)
    {
        using (process)
        {
            var (output, error) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
            await process.WaitForExitAsync(TestContext.Current.CancellationToken);
            return new CliRun(process.ExitCode, await output, await error);
        }
    }
}
