using System.Text.Json.Serialization.Metadata;
using Swamp.Cli.CommandLine;
using Swamp.Cli.Terminal;
using Swamp.Operations.Json;

namespace Swamp.Cli.Rendering;

/// <summary>Writes the answer of a call to standard output: JSON or text, made from the same record.</summary>
internal sealed class ResultWriter(ITerminal terminal, OutputOptions output)
{
    /// <summary>Whether the answer is JSON.</summary>
    public bool IsJson => output.Json;

    /// <summary>Writes a record.</summary>
    public void Write<T>(T value, Func<JsonTypeInfo<T>> info, Action<T, TextOutput> render, bool alwaysJson = false)
    {
        if (output.Json || alwaysJson)
        {
            JsonOutput.WritePretty(terminal.Output, value, info());
            terminal.Output.Flush();
        }
        else
        {
            WriteText(text => render(value, text));
        }
    }

    /// <summary>Writes text for people.</summary>
    public void WriteText(Action<TextOutput> write)
    {
        using (var text = new TextOutput(terminal.Output, terminal.OutputIsTerminal ? terminal.Width : 0, output))
        {
            write(text);
        }

        terminal.Output.Flush();
    }
}
