using System.CommandLine;
using Swamp.Cli.CommandLine;

namespace Swamp.Cli.Data;

/// <summary>A model and the name of an item, each as an argument or as an option (DCMD): with <c>--model</c> the first argument is the name.</summary>
internal sealed class ItemArguments
{
    private readonly Argument<string?> _first = new("model") { Description = "Name or id of the model", Arity = ArgumentArity.ZeroOrOne };
    private readonly Argument<string?> _second = new("name") { Description = "Name of the data item", Arity = ArgumentArity.ZeroOrOne };
    private readonly Option<string?> _model = new("--model") { Description = "Name or id of the model", HelpName = "model" };
    private readonly Option<string?> _name = new("--name") { Description = "Name of the data item", HelpName = "name" };

    /// <summary>Adds them to a command.</summary>
    public void AddTo(Command command)
    {
        command.Arguments.Add(_first);
        command.Arguments.Add(_second);
        command.Options.Add(_model);
        command.Options.Add(_name);
    }

    /// <summary>The model, or null.</summary>
    /// <param name="invocation">What was typed.</param>
    /// <param name="scoped">Whether something else than a model says where the item lies, so that the only argument is its name.</param>
    public string? Model(Invocation invocation, bool scoped = false) =>
        invocation.Value(_model) ?? (scoped && invocation.Value(_second) is null ? null : invocation.Value(_first));

    /// <summary>The name, or null.</summary>
    public string? Name(Invocation invocation, bool scoped = false) =>
        invocation.Value(_name) ?? invocation.Value(_second) ?? (scoped || invocation.Value(_model) is not null ? invocation.Value(_first) : null);
}
