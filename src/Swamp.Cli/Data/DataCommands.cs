using System.CommandLine;

namespace Swamp.Cli.Data;

/// <summary>The group <c>swamp data</c>.</summary>
internal static class DataCommands
{
    /// <summary>The group with its commands.</summary>
    public static Command Build()
    {
        var group = new Command("data");
        group.Subcommands.Add(DataGetCommand.Build());
        group.Subcommands.Add(DataListCommand.Build());
        group.Subcommands.Add(DataSearchCommand.Build());
        group.Subcommands.Add(DataQueryCommand.Build());
        group.Subcommands.Add(DataVersionsCommand.Build());
        group.Subcommands.Add(DataRenameCommand.Build());
        group.Subcommands.Add(DataDeleteCommand.Build());
        group.Subcommands.Add(DataGcCommand.Build());
        group.Subcommands.Add(DataPruneCommand.Build());
        return group;
    }
}
