using System.CommandLine;
using Swamp.Cli.CommandLine;
using Swamp.Cli.Tests.Reference;

namespace Swamp.Cli.Tests.Snapshots;

/// <summary>
/// What every command prints, results and errors, kept as files: what scripts rely on changes only on purpose. With
/// <c>SWAMP_UPDATE_SNAPSHOTS=1</c> the files are written again; the difference is then for the reviewer.
/// </summary>
public sealed class SnapshotTests
{
    private static readonly string Folder = Path.Combine(SourceTree.Root, "tests", "Swamp.Cli.Tests", "Snapshots");

    private static bool IsUpdating => Environment.GetEnvironmentVariable("SWAMP_UPDATE_SNAPSHOTS") == "1";

    public static TheoryData<string> Commands => [.. SnapshotCases.All.Keys];

    [Theory]
    [MemberData(nameof(Commands))]
    public async Task Command_Output_IsTheSnapshot(string command)
    {
        if (OperatingSystem.IsWindows())
        {
            Assert.Skip("The snapshots hold what /bin/sh prints.");
            return;
        }

        var path = Path.Combine(Folder, FileName(command));
        var actual = await Recording.OfAsync(SnapshotCases.All[command]);
        if (IsUpdating)
        {
            await File.WriteAllTextAsync(path, actual, TestContext.Current.CancellationToken);
            return;
        }

        Assert.True(File.Exists(path), $"{path} is missing: run the tests once with SWAMP_UPDATE_SNAPSHOTS=1.");
        Assert.Equal(await File.ReadAllTextAsync(path, TestContext.Current.CancellationToken), actual);
    }

    [Fact]
    public void Tree_EveryCommand_HasCasesWithAResultAndAnError()
    {
        var commands = Leaves(CommandTree.BuildAll(), "").ToList();
        Assert.Equal([.. commands.Order(StringComparer.Ordinal)], SnapshotCases.All.Keys.Order(StringComparer.Ordinal));
        Assert.All(
            SnapshotCases.All,
            static one => Assert.All(
                one.Value,
                step => Assert.StartsWith(one.Key, string.Join(' ', step.Arguments), StringComparison.Ordinal)));
    }

    [Fact]
    public void Files_InTheFolder_BelongToACommand()
    {
        var known = SnapshotCases.All.Keys.Select(FileName).ToHashSet(StringComparer.Ordinal);
        Assert.DoesNotContain(Directory.EnumerateFiles(Folder, "*.txt").Select(Path.GetFileName), name => !known.Contains(name!));
    }

    private static string FileName(string command) => command.Replace(' ', '-') + ".txt";

    private static IEnumerable<string> Leaves(Command command, string path)
    {
        if (command is SwampCommand && path.Length > 0)
        {
            yield return path;
        }

        foreach (var child in command.Subcommands.Where(static c => !c.Hidden))
        {
            foreach (var leaf in Leaves(child, path.Length == 0 ? child.Name : $"{path} {child.Name}"))
            {
                yield return leaf;
            }
        }
    }
}
