using Swamp.Cli.Tests.Docs;
using Swamp.Cli.Tests.Reference;

namespace Swamp.Cli.Tests.Registries;

public sealed class RegistryDocTests
{
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
