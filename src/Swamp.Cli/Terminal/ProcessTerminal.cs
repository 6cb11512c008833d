using System.Text;

namespace Swamp.Cli.Terminal;

/// <summary>The terminal of the real process. Every stream is opened at its first use.</summary>
internal sealed class ProcessTerminal : ITerminal
{
    private readonly Lazy<Stream> output = new(() => new BufferedStream(Console.OpenStandardOutput(), 16384));
    private readonly Lazy<Stream> input = new(OpenInput);
    private readonly Lazy<TextWriter> error = new(
        () => TextWriter.Synchronized(new StreamWriter(Console.OpenStandardError(), new UTF8Encoding(false), 4096) { AutoFlush = true, NewLine = "\n" }));

    public Stream Output => output.Value;

    public TextWriter Error => error.Value;

    public Stream Input => input.Value;

    public bool InputIsTerminal => !Console.IsInputRedirected;

    public bool OutputIsTerminal => !Console.IsOutputRedirected;

    public bool ErrorIsTerminal => !Console.IsErrorRedirected;

    public int Width
    {
        get
        {
            try
            {
                return OutputIsTerminal && Console.WindowWidth > 0 ? Console.WindowWidth : 80;
            }
            catch (IOException)
            {
                return 80;
            }
        }
    }

    /// <summary>Standard input; empty when the caller closed it.</summary>
    private static Stream OpenInput()
    {
        try
        {
            return Console.OpenStandardInput();
        }
        catch (IOException)
        {
            return Stream.Null;
        }
    }

    public string WorkingDirectory => Environment.CurrentDirectory;

    public string? ReadSecretLine()
    {
        var text = new StringBuilder();
        while (true)
        {
            var key = Console.ReadKey(intercept: true);
            switch (key.Key)
            {
                case ConsoleKey.Enter:
                    Error.WriteLine();
                    return text.ToString();
                case ConsoleKey.Backspace when text.Length > 0:
                    text.Length--;
                    break;
                case ConsoleKey.D when key.Modifiers == ConsoleModifiers.Control && text.Length == 0:
                    return null;
                default:
                    if (!char.IsControl(key.KeyChar))
                    {
                        text.Append(key.KeyChar);
                    }

                    break;
            }
        }
    }
}
