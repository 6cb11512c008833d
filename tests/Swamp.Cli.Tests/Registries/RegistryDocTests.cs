using System.Text.RegularExpressions;
using Swamp.Cli.Tests.Docs;
using Swamp.Cli.Tests.Reference;

namespace Swamp.Cli.Tests.Registries;

public sealed partial class RegistryDocTests
{
    [Fact]
    public async Task Recipe_ForCi_Publishes_AndDoesNotMindToRunAgain()
    {
        DockerRegistry.Require("docker-registry", "skopeo", "htpasswd", "openssl");

        var cancellationToken = TestContext.Current.CancellationToken;
        var page = await File.ReadAllTextAsync(Path.Combine(SourceTree.Root, "docs", "publish-extensions.md"), cancellationToken);
        var recipe = Script().Match(page[page.IndexOf("## In CI", StringComparison.Ordinal)..].ReplaceLineEndings("\n")).Groups[1].Value;
        await using var registry = await DockerRegistry.StartAsync(("ci", "pass word"), isSecure: true);
        using var machine = new Machine();
        await DockerRegistry.RunAsync("openssl", machine.Root, "genpkey", "-algorithm", "EC", "-pkeyopt", "ec_paramgen_curve:P-256", "-out", "key.pem");
        machine.With("REGISTRY", registry.Host).With("REGISTRY_PASSWORD_FILE", machine.Write("password", "pass word")).With("SIGN_KEY_FILE", machine["key.pem"]).With("SSL_CERT_FILE", registry.Authority)
            .With("PATH", $"{Path.GetDirectoryName(Machine.Executable)}:/usr/bin:/bin");
        var folder = Path.GetRelativePath(machine.Root, Path.GetDirectoryName(machine.WriteExtension("@acme/flows", "2026.01.01.1"))!);

        var first = await machine.ShellAsync(folder, recipe);
        Assert.True(first.Exit == 0, first.Output + first.Error);
        Assert.Contains("\"signedBy\"", await File.ReadAllTextAsync(machine[$"{folder}/published.json"], cancellationToken), StringComparison.Ordinal);
        var second = await machine.ShellAsync(folder, recipe);
        Assert.True(second.Exit == 0, second.Output + second.Error);
        Assert.Contains("This version is published already.", second.Output, StringComparison.Ordinal);

        machine.Write("password", "wrong");
        Assert.NotEqual(0, (await machine.ShellAsync(folder, recipe)).Exit);
    }

    [GeneratedRegex("```sh\\n(.*?)```", RegexOptions.Singleline | RegexOptions.NonBacktracking)]
    private static partial Regex Script();

    [Fact]
    public async Task OperatorsPage_EveryCommand_PrintsWhatIsShown()
    {
        DockerRegistry.Require("docker-registry", "skopeo", "htpasswd");

        var cancellationToken = TestContext.Current.CancellationToken;
        var port = $"{DockerRegistry.FreePort()}";
        var steps = ConsoleBlocks.Read(await File.ReadAllTextAsync(Path.Combine(SourceTree.Root, "docs", "operate-registry.md"), cancellationToken));
        using var session = await ConsoleSession.StartAsync(cancellationToken);
        try
        {
            foreach (var step in steps)
            {
                // Another test, or another checkout, may use the port that is shown.
                var (status, output) = await session.RunAsync(step.Command.Replace("35000", port, StringComparison.Ordinal), cancellationToken);
                var missing = ExpectedOutput.FirstMissing([.. step.Shown.Select(s => s.Replace("35000", port, StringComparison.Ordinal))], output);
                Assert.True(
                    status == step.ExitStatus && missing is null,
                    $"docs/operate-registry.md:{step.Line}: $ {step.Command}\nexit status {status}, expected {step.ExitStatus}; not printed: {missing}\n--- printed\n{output}");
            }
        }
        finally
        {
            await session.RunAsync("[ ! -f registry/pid ] || kill $(cat registry/pid) 2>/dev/null; true", CancellationToken.None);
        }
    }
}
