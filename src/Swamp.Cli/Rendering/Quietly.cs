namespace Swamp.Cli.Rendering;

/// <summary>Writing where a failure can no longer be told to anybody: the reader is gone, the disk is full.</summary>
internal static class Quietly
{
    /// <summary>Flushes what was written before an error, so that output and error stand in order.</summary>
    public static void Flush(Stream stream)
    {
        try
        {
            stream.Flush();
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // The error that is about to be reported is this one, or more important.
        }
    }

    /// <summary>Writes to standard error.</summary>
    public static void Write(TextWriter writer, string text)
    {
        try
        {
            writer.Write(text);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // Nobody reads standard error; the exit status still tells.
        }
    }
}
