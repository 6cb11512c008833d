namespace Swamp.Sdk;

/// <summary>Takes what people should know. Secrets are hidden on the way. What is written to <see cref="Console"/> arrives here too, up to a limit.</summary>
public interface ILog
{
    /// <summary>For those who look for a fault.</summary>
    /// <param name="message">The message.</param>
    void Debug(string message);

    /// <summary>What goes on.</summary>
    /// <param name="message">The message.</param>
    void Information(string message);

    /// <summary>Something is not as it should be, but the work goes on.</summary>
    /// <param name="message">The message.</param>
    void Warning(string message);

    /// <summary>Something failed.</summary>
    /// <param name="message">The message.</param>
    void Error(string message);
}
