using System.CommandLine;
using System.Text;
using Swamp.Cli.CommandLine;
using Swamp.Cli.Rendering;
using Swamp.Engine.Errors;

namespace Swamp.Cli.Completions;

/// <summary><c>swamp completions</c>, which prints a shell's script, and the hidden <c>swamp complete</c>, which the scripts call.</summary>
internal static class CompletionCommands
{
    public static Command BuildScripts()
    {
        var shell = new Argument<string>("shell") { Description = "The shell to make completions for" };
        shell.AcceptOnlyFromAmong("bash", "zsh", "fish", "powershell");
        return new FlowCommand("completions", "Print a script that completes swamp's command lines in a shell", operation: null)
        {
            Arguments = { shell },
            Examples =
            [
                new("In bash, for this session", "source <(swamp completions bash)"),
                new("In bash, for good", "swamp completions bash > ~/.local/share/bash-completion/completions/swamp"),
                new("In zsh, in a folder of $fpath", "swamp completions zsh > ~/.zfunc/_swamp"),
                new("In fish", "swamp completions fish > ~/.config/fish/completions/swamp.fish"),
                new("In PowerShell, in $PROFILE", "swamp completions powershell | Out-String | Invoke-Expression"),
            ],
            Notes = "Commands, options and their values are completed, and the names of models, types, methods, data and vaults of the repository.",
            Flow = (invocation, _) =>
            {
                invocation.Writer.WriteText(text => text.Line(ScriptFor(invocation.Value(shell)!)));
                return Task.FromResult(ExitCodes.Ok);
            },
        };
    }

    public static Command BuildComplete()
    {
        var words = new Argument<string[]>("words")
        {
            Description = "The words after the program's name, up to and with the one to complete",
            Arity = ArgumentArity.ZeroOrMore,
        };
        return new FlowCommand("complete", "Tell a shell what the last word could become", operation: null)
        {
            Arguments = { words },
            Flow = async (invocation, cancellationToken) =>
            {
                var typed = invocation.Value(words) ?? [];
                var answer = await Completer.CompleteAsync(CommandTree.BuildFor(typed), typed, invocation, cancellationToken);
                invocation.Writer.WriteText(text => Write(answer, text));
                return ExitCodes.Ok;
            },
        };
    }

    /// <summary>First line: what to do. Then one candidate a line, a tab between it and its description.</summary>
    private static void Write(CandidateList answer, TextOutput text)
    {
        text.Line(answer.Kind.ToString().ToLowerInvariant());
        foreach (var candidate in answer.Items.Where(c => !c.Value.Any(char.IsControl)))
        {
            text.Line(candidate.Description is null ? candidate.Value : $"{candidate.Value}\t{OneLine(candidate.Description)}");
        }
    }

    private static string OneLine(string text)
    {
        var line = new StringBuilder(text.Length);
        foreach (var c in text)
        {
            line.Append(char.IsControl(c) ? ' ' : c);
        }

        return line.ToString();
    }

    private static string ScriptFor(string shell) => shell switch
    {
        "bash" => BashScript.Text,
        "zsh" => ZshScript.Text,
        "fish" => FishScript.Text,
        _ => PowerShellScript.Text,
    };
}
