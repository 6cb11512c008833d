using System.CommandLine;
using System.CommandLine.Completions;
using Swamp.Cli.CommandLine;
using Swamp.Engine.Errors;

namespace Swamp.Cli.Help;

/// <summary>Reads what a command tells about itself into records.</summary>
internal static class HelpReader
{
    /// <summary>The document about a command.</summary>
    public static HelpDocument Document(Command command, string version) => new()
    {
        Version = version,
        GlobalOptions = [.. GlobalOptions.All.Where(o => !o.Hidden).Select(Read)],
        Command = Read(command),
        ExitCodes = ExitCodeTable.Rows,
        Topics = [.. HelpTopics.Names.Select(n => n.Name)],
    };

    /// <summary>A command with everything visible below it.</summary>
    public static CommandHelp Read(Command command)
    {
        var swamp = command as SwampCommand;
        var operation = swamp?.Operation;
        return new CommandHelp
        {
            Name = command.Name,
            Path = CommandPath.Of(command),
            Aliases = NullWhenEmpty(command.Aliases.Order(StringComparer.Ordinal)),
            Summary = command.Description ?? "",
            Usage = HelpWriter.Usage(command),
            Operation = operation?.Name,
            Access = operation?.Access.ToString().ToLowerInvariant(),
            NeedsRepository = operation?.NeedsRepository,
            Arguments = NullWhenEmpty(command.Arguments.Where(a => !a.Hidden).Select(Read)),
            Options = NullWhenEmpty(OwnOptions(command).Select(Read)),
            Examples = NullWhenEmpty(swamp?.Examples ?? []),
            Notes = swamp?.Notes,
            Errors = NullWhenEmpty(operation?.Errors ?? []),
            ExitCodes = swamp is null ? null : ExitCodesOf(swamp),
            Commands = NullWhenEmpty(command.Subcommands.Where(c => !c.Hidden).Select(Read)),
        };
    }

    /// <summary>The visible options of a command that not every command has.</summary>
    public static IEnumerable<Option> OwnOptions(Command command) => command.Options.Where(o => !o.Hidden && !GlobalOptions.All.Contains(o));

    /// <summary>An option.</summary>
    public static OptionHelp Read(Option option) => new()
    {
        Name = option.Name,
        Aliases = NullWhenEmpty(option.Aliases.Order(StringComparer.Ordinal)),
        Description = option.Description ?? "",
        Type = ValueTypeName.Of(option.ValueType),
        ValueName = option.Arity.MaximumNumberOfValues == 0 ? null : option.HelpName ?? option.Name.TrimStart('-'),
        Required = option.Required,
        Repeatable = option.Arity.MaximumNumberOfValues > 1,
        Default = option.HasDefaultValue && option.ValueType != typeof(bool) ? Text(option.GetDefaultValue()) : null,
        AllowedValues = Allowed(option.ValueType, option.GetCompletions(CompletionContext.Empty)),
    };

    /// <summary>A positional argument.</summary>
    public static ArgumentHelp Read(Argument argument) => new()
    {
        Name = argument.Name,
        Description = argument.Description ?? "",
        Type = ValueTypeName.Of(argument.ValueType),
        MinimumValues = argument.Arity.MinimumNumberOfValues,
        MaximumValues = argument.Arity.MaximumNumberOfValues >= 1000 ? null : argument.Arity.MaximumNumberOfValues,
        Default = argument.HasDefaultValue ? Text(argument.GetDefaultValue()) : null,
        AllowedValues = Allowed(argument.ValueType, argument.GetCompletions(CompletionContext.Empty)),
    };

    private static int[] ExitCodesOf(SwampCommand command)
    {
        List<int> codes = [ExitCodes.Ok, ExitCodes.Failure, ExitCodes.Usage];
        if (command.Operation?.Errors.Contains(ErrorCodes.LockTimeout) == true)
        {
            codes.Add(ExitCodes.LockTimeout);
        }

        return [.. codes, ExitCodes.Interrupted, ExitCodes.Terminated];
    }

    private static List<string>? Allowed(Type type, IEnumerable<CompletionItem> items) =>
        ValueTypeName.Of(type) == "boolean" ? null : NullWhenEmpty(items.Select(i => i.Label));

    private static string? Text(object? value) => value switch
    {
        null or Array { Length: 0 } => null,
        string text => text,
        IFormattable formattable => formattable.ToString(null, System.Globalization.CultureInfo.InvariantCulture),
        _ => null,
    };

    private static List<T>? NullWhenEmpty<T>(IEnumerable<T> items)
    {
        var list = items.ToList();
        return list.Count == 0 ? null : list;
    }
}
