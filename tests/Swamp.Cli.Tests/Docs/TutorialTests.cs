namespace Swamp.Cli.Tests.Docs;

public sealed class TutorialTests
{
    public static TheoryData<string> Tutorials => [.. DocumentTree.Tutorials()];

    [Theory]
    [MemberData(nameof(Tutorials))]
    public async Task Tutorial_EveryCommand_PrintsWhatIsShown(string path)
    {
        var cancellationToken = TestContext.Current.CancellationToken;
        var steps = ConsoleBlocks.Read(await File.ReadAllTextAsync(Path.Combine(DocumentTree.Root, path), cancellationToken));
        Assert.NotEmpty(steps);
        using var session = await ConsoleSession.StartAsync(cancellationToken);
        foreach (var step in steps)
        {
            var (status, output) = await session.RunAsync(step.Command, cancellationToken);
            Assert.True(
                status == step.ExitStatus && ExpectedOutput.Matches(step.Expected, output),
                $"{path}:{step.Line}: $ {step.Command}\nexit status {status}, shown {step.ExitStatus}\n--- shown\n{string.Join('\n', step.Expected)}\n--- printed\n{output}");
        }
    }
}
