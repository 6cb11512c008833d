using System.Diagnostics;
using Swamp.Cli.Tests.Docs;
using Swamp.Cli.Tests.Framework;

namespace Swamp.Cli.Tests.Vaults;

/// <summary>Several processes, and processes that die, on one vault.</summary>
public sealed class VaultProcessTests : IAsyncLifetime
{
    private readonly CliFolder _cli = new();

    public async ValueTask InitializeAsync()
    {
        await _cli.RunAsync("init", "-t", "none");
        await _cli.RunAsync("vault", "create", "local_encryption", "team");
    }

    public ValueTask DisposeAsync()
    {
        _cli.Dispose();
        return ValueTask.CompletedTask;
    }

    // VAULT-14: the processes meet while the key does not exist yet; all of them end up with the same one.
    [Fact]
    public async Task Put_ByManyProcessesIntoANewVault_AllSecretsOpenWithOneKey()
    {
        var writers = Enumerable.Range(0, 6).Select(i => Start($"value-{i}", "vault", "put", "team", $"K{i}")).ToList();
        await Task.WhenAll(writers.Select(static w => w.WaitForExitAsync()));

        for (var i = 0; i < writers.Count; i++)
        {
            Assert.Equal(0, writers[i].ExitCode);
            Assert.Equal($"value-{i}", (await _cli.RunAsync("vault", "read-secret", "team", $"K{i}", "-y")).Output);
            writers[i].Dispose();
        }

        Assert.Equal(72, new FileInfo(Path.Combine(_cli.Folder, ".swamp", "secrets", "local_encryption", "team", ".key")).Length);
    }

    // However a writer dies, the secret has its old value or its new one, and nothing in clear is left behind.
    [Fact]
    public async Task Put_KilledAtAnyMoment_LeavesAWholeSecret()
    {
        var (old, fresh) = ("old-" + new string('o', 400_000), "new-" + new string('n', 400_000));
        await _cli.RunWithInputAsync(old, "vault", "put", "team", "K", "-y");
        var full = Stopwatch.StartNew();
        using (var whole = Start(fresh, "vault", "put", "team", "K", "-y"))
        {
            await whole.WaitForExitAsync();
        }

        var survivors = new HashSet<string>(StringComparer.Ordinal);
        for (var round = 0; round < 12; round++)
        {
            await _cli.RunWithInputAsync(old, "vault", "put", "team", "K", "-y");
            using var writer = Start(fresh, "vault", "put", "team", "K", "-y");

            // Spread over the life of a writer, a little beyond its end.
            await Task.WhenAny(writer.WaitForExitAsync(), Task.Delay(full.Elapsed * (round / 10.0)));
            writer.Kill();
            await writer.WaitForExitAsync();
            var read = await _cli.RunAsync("vault", "read-secret", "team", "K", "-y");
            Assert.Equal(0, read.Exit);
            Assert.True(read.Output == old || read.Output == fresh, read.Output[..Math.Min(40, read.Output.Length)]);
            survivors.Add(read.Output[..3]);
        }

        Assert.Contains("old", survivors);
        Assert.Empty(SecretScan.Find(_cli.Root, old[..200]));
        Assert.Empty(SecretScan.Find(_cli.Root, fresh[..200]));
        Assert.Equal("{\"vaultName\":\"team\",\"vaultType\":\"local_encryption\",\"secretKeys\":[\"K\"],\"count\":1}", (await _cli.RunAsync("vault", "list-keys", "team", "--json")).Json.ToJsonString());
    }

    // SEC-1 to SEC-4, SHELL-7, SHELL-8: the command gets the secret; nothing that is printed or stored has it.
    [Fact]
    public async Task Run_CommandWithASecret_LeavesItNowhere()
    {
        const string Secret = "s3cr3t 'quoted' $HOME `id` \"ü\"";
        await _cli.RunWithInputAsync(Secret, "vault", "put", "team", "K");
        await _cli.RunAsync("model", "create", "command/shell", "sh");
        var file = Directory.EnumerateFiles(Path.Combine(_cli.Folder, "models"), "*.yaml", SearchOption.AllDirectories).Single();
        var script = """
            printf '%s' "${{ vault.get('team', 'K') }}" > ../seen-1
            printf '%s' 'a ${{ vault.get(team, K) }} b' > ../seen-2
            cat > ../seen-3 <<'EOF'
            ${{ vault.get(team, K) }} $HOME
            EOF
            printf '%s' "$FROM_ENV" > ../seen-4
            echo ${{ vault.get(team, K) }}; echo "${{ vault.get(team, K) }}" >&2
            printf '%s' ${{ vault.get(team, K) }} | base64 -w0; env
            """;
        File.WriteAllText(file, File.ReadAllText(file).Replace(
            "methods: {}",
            $"methods:\n  execute:\n    arguments:\n      env:\n        FROM_ENV: ${{{{ vault.get(team, K) }}}}\n      run: |\n        {script.Replace("\n", "\n        ", StringComparison.Ordinal)}\n",
            StringComparison.Ordinal));

        using var run = Start(null, "model", "method", "run", "sh", "execute", "--json");
        var (output, error) = (run.StandardOutput.ReadToEndAsync(), run.StandardError.ReadToEndAsync());
        await run.WaitForExitAsync();
        Assert.True(run.ExitCode == 0, await error);

        Assert.Equal(
            [Secret, $"a {Secret} b", $"{Secret} $HOME\n", Secret],
            Enumerable.Range(1, 4).Select(i => Take($"seen-{i}")));
        Assert.False(SecretScan.IsIn(await output + await error, Secret));
        Assert.Contains("***", await output, StringComparison.Ordinal);
        Assert.Empty(SecretScan.Find(_cli.Root, Secret));
        Assert.Contains("vault.get('team', 'K')", File.ReadAllText(Directory.EnumerateFiles(Path.Combine(_cli.Folder, ".swamp", "definitions-evaluated"), "*.yaml", SearchOption.AllDirectories).Single()), StringComparison.Ordinal);
    }

    private string Take(string name)
    {
        var text = _cli.Read(name);
        File.Delete(Path.Combine(_cli.Root, name));
        return text;
    }

    private Process Start(string? input, params string[] arguments)
    {
        var start = new ProcessStartInfo(Path.Combine(BuiltSwamp.Folder, "swamp"), arguments)
        {
            WorkingDirectory = _cli.Folder,
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        var process = Process.Start(start)!;
        try
        {
            process.StandardInput.Write(input ?? "");
            process.StandardInput.Close();
        }
        catch (IOException)
        {
            // It ended before it read everything.
        }

        return process;
    }
}
