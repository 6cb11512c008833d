using Swamp.Cli.Tests.Reference;

namespace Swamp.Cli.Tests.Docs;

public sealed class TutorialTests
{
    public static TheoryData<string> Paths => [.. Tutorials.All()];

    [Theory]
    [MemberData(nameof(Paths))]
    public async Task Tutorial_EveryCommand_PrintsWhatIsShown(string path)
    {
        var cancellationToken = TestContext.Current.CancellationToken;
        var steps = ConsoleBlocks.Read(await File.ReadAllTextAsync(Path.Combine(SourceTree.Root, path), cancellationToken));
        Assert.NotEmpty(steps);
        using var session = await ConsoleSession.StartAsync(cancellationToken);
        foreach (var step in steps)
        {
            var (status, output) = await session.RunAsync(step.Command, cancellationToken);
            var missing = ExpectedOutput.FirstMissing(step.Shown, output);
            Assert.True(
                status == step.ExitStatus && missing is null,
                $"{path}:{step.Line}: $ {step.Command}\nexit status {status}, expected {step.ExitStatus}; not printed: {missing}\n--- printed\n{output}");
        }
    }
}
