namespace Swamp.Cli.Terminal;

/// <summary>The streams of the process and what stands behind them.</summary>
internal interface ITerminal
{
    /// <summary>Standard output: data only.</summary>
    Stream Output { get; }

    /// <summary>Standard error: progress, warnings, prompts, errors.</summary>
    TextWriter Error { get; }

    /// <summary>Standard input.</summary>
    Stream Input { get; }

    /// <summary>Whether a person can type into standard input.</summary>
    bool InputIsTerminal { get; }

    /// <summary>Whether standard output is a screen.</summary>
    bool OutputIsTerminal { get; }

    /// <summary>Whether standard error is a screen.</summary>
    bool ErrorIsTerminal { get; }

    /// <summary>Width of the screen in columns; 80 when there is none.</summary>
    int Width { get; }

    /// <summary>Reads a line from the terminal without showing what is typed; null at the end of input.</summary>
    string? ReadSecretLine();

    /// <summary>The current folder, absolute.</summary>
    string WorkingDirectory { get; }
}
