using System.Text;
using Swamp.Cli.Terminal;

namespace Swamp.Cli.Tests.Framework;

/// <summary>A terminal in memory.</summary>
internal sealed class TestTerminal : ITerminal, IDisposable
{
    private readonly MemoryStream output = new();
    private readonly StringWriter error = new() { NewLine = "\n" };

    public Stream Output => OutputOverride ?? output;

    public Stream? OutputOverride { get; init; }

    public TextWriter Error => error;

    public Stream Input { get; init; } = Stream.Null;

    public bool InputIsTerminal { get; init; }

    public bool OutputIsTerminal { get; init; }

    public bool ErrorIsTerminal { get; init; }

    public int Width { get; init; } = 80;

    public string WorkingDirectory { get; init; } = Path.GetTempPath();

    public string OutputText => Encoding.UTF8.GetString(output.ToArray());

    public string ErrorText => error.ToString();

    public string? ReadSecretLine() => null;

    public void Dispose()
    {
        output.Dispose();
        error.Dispose();
    }
}
